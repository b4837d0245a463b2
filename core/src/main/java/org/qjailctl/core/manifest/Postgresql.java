package org.qjailctl.core.manifest;

import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.net.Port;

/**
 * A PostgreSQL server inside a jail.
 *
 * @param version the major version
 * @param auth the authentication method that initdb(1) puts into pg_hba.conf
 * @param encoding of the template databases
 * @param password the superuser's
 */
public record Postgresql(
    int version, AuthenticationMethod auth, String encoding, SecretName password) {

  /** The owner of the cluster, made by the package. */
  public static final UserName USER = UserName.of("postgres");

  /** The port that a new cluster listens on. */
  public static final Port PORT = new Port(5432);

  /** The rc.d script's name, which is also its rcvar less {@code _enable}. */
  public static final ServiceName SERVICE = ServiceName.of("postgresql");

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

  /** The package that holds the server. */
  public PackageName serverPackage() {
    return PackageName.of("postgresql" + version + "-server");
  }

  /** Where the package's rc.d script looks for the cluster. */
  public HostPath dataDirectory() {
    return HostPath.of("/var/db/postgres/data" + version);
  }
}
