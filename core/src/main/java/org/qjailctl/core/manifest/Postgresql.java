package org.qjailctl.core.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.net.Port;

/**
 * A PostgreSQL server inside a jail.
 *
 * @param version the major version
 * @param auth the authentication method that initdb(1) puts into pg_hba.conf
 * @param encoding of the template databases
 * @param locale of the template databases; initdb's own choice where it is empty
 * @param password the superuser's
 * @param dataDirectory where the cluster is; where the package's rc.d script looks when it is empty
 * @param settings of postgresql.conf, by their names in small letters; those of the cluster are
 *     left alone when it is empty
 * @param hba lines that stand before initdb's own in a pg_hba.conf of qjailctl's; the cluster's is
 *     left alone when it is empty
 * @param parts roles, databases and what is in them, each behind what it needs
 */
public record Postgresql(
    int version,
    AuthenticationMethod auth,
    String encoding,
    Optional<String> locale,
    SecretName password,
    Optional<HostPath> dataDirectory,
    SortedMap<String, String> settings,
    List<String> hba,
    List<ClusterPart> parts) {

  /** The owner of the cluster, made by the package. */
  public static final UserName USER = UserName.of("postgres");

  /** The owner of the cluster's files. */
  public static final FileOwner OWNER = new FileOwner(USER.value(), USER.value());

  /** The rc.d script's name, which is also its rcvar less {@code _enable}. */
  public static final ServiceName SERVICE = ServiceName.of("postgresql");

  /** The role that initdb(1) makes, when the user {@link #USER} runs it. */
  public static final PostgresqlName SUPERUSER = PostgresqlName.of("postgres");

  private static final Port STANDARD_PORT = new Port(5432);

  /** How clients prove who they are. */
  public enum AuthenticationMethod {
    SCRAM_SHA_256("scram-sha-256"),
    MD5("md5"),
    PASSWORD("password");

    private final String word;

    AuthenticationMethod(String word) {
      this.word = word;
    }

    /** The word of pg_hba.conf. */
    @Override
    public String toString() {
      return word;
    }
  }

  public Postgresql {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    hba = List.copyOf(hba);
    parts = List.copyOf(parts);
  }

  /** With initdb's locale, the standard data directory, and the cluster's own files alone. */
  public Postgresql(int version, AuthenticationMethod auth, String encoding, SecretName password) {
    this(
        version,
        auth,
        encoding,
        Optional.empty(),
        password,
        Optional.empty(),
        new TreeMap<>(),
        List.of(),
        List.of());
  }

  /**
   * What is to be in the cluster: {@link #parts} and, where there are some, the superuser's
   * password. Without them qjailctl has no way into the server, and needs none.
   */
  public List<ClusterPart> inCluster() {
    if (parts.isEmpty()) {
      return parts;
    }
    List<ClusterPart> all = new ArrayList<>(List.of(new ClusterPart.Password(SUPERUSER, password)));
    all.addAll(parts);
    return all;
  }

  /** Whether extensions are wanted that come with PostgreSQL's contrib package. */
  public boolean needsContrib() {
    return parts.stream()
        .anyMatch(
            part ->
                part instanceof ClusterPart.Extension extension
                    && ContribExtensions.has(extension.name()));
  }

  /** The extensions that PostgreSQL has, and had, and not in this version. */
  public List<ClusterPart.Extension> notInVersion() {
    return parts.stream()
        .filter(ClusterPart.Extension.class::isInstance)
        .map(ClusterPart.Extension.class::cast)
        .filter(extension -> ContribExtensions.lacks(extension.name(), version))
        .toList();
  }

  /** The package that holds the extensions of {@code contrib}. */
  public PackageName contribPackage() {
    return PackageName.of("postgresql" + version + "-contrib");
  }

  /** Where the server is reached inside {@code jail}. */
  public ClusterAddress address(JailName jail) {
    return new ClusterAddress(
        jail,
        Optional.ofNullable(settings.get("unix_socket_directories"))
            .map(all -> all.split(",")[0].strip().replaceAll("^\"|\"$", "")),
        port());
  }

  /** The package that holds the server. */
  public PackageName serverPackage() {
    return PackageName.of("postgresql" + version + "-server");
  }

  /** Where the cluster is. */
  public HostPath data() {
    return dataDirectory.orElse(HostPath.of("/var/db/postgres/data" + version));
  }

  /** The file by which a data directory shows which version's cluster it holds: a line. */
  public HostPath versionFile() {
    return data().child("PG_VERSION");
  }

  /**
   * Where initdb(1) works before the cluster takes its place: it writes PG_VERSION long before it
   * is done, so that a half-made cluster in place would look like a whole one.
   */
  public HostPath staging() {
    return data().parent().child(data().name() + ".qjailctl-initdb");
  }

  /** The port that the server listens on. */
  public Port port() {
    String port = settings.get("port");
    return port == null ? STANDARD_PORT : new Port(Integer.parseInt(port));
  }
}
