package org.qjailctl.core.manifest;

import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.net.PortRange;

/** Redirects that open a database to everyone: the manifest's reader and the plan warn of them. */
public final class PublicDatabase {

  /** Ports that databases listen on, with the names that people know. */
  private static final Map<Integer, String> BY_PORT =
      Map.of(
          1433, "SQL Server",
          1521, "Oracle",
          3306, "MySQL",
          5432, "PostgreSQL",
          5984, "CouchDB",
          6379, "Redis",
          9042, "Cassandra",
          9200, "Elasticsearch",
          11211, "memcached",
          27017, "MongoDB");

  private PublicDatabase() {}

  /**
   * The database that {@code redirect} lets everyone talk to; empty when there is none. A loopback
   * interface has no one outside the host.
   */
  public static Optional<String> openedBy(Pf.Redirect redirect) {
    boolean everyone =
        redirect.proto() == Pf.Protocol.TCP
            && redirect.from().equals(PfHost.ANY)
            && !redirect.on().value().matches("lo[0-9]+");
    return everyone ? among(redirect.toPorts()).or(() -> among(redirect.port())) : Optional.empty();
  }

  private static Optional<String> among(PortRange ports) {
    return BY_PORT.entrySet().stream()
        .filter(known -> ports.contains(new Port(known.getKey())))
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }
}
