package org.qjailctl.planner.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.fragment.RcNames;

/** What stands in a data directory and forbids to go on. Nothing in one is ever deleted. */
final class PostgresqlCluster {

  private static final int OLDEST = 8;
  private static final int NEWEST = 99;

  private PostgresqlCluster() {}

  /** pg_control, without which no server starts: initdb(1) makes it after PG_VERSION. */
  static HostPath control(Postgresql postgresql) {
    return postgresql.data().child("global").child("pg_control");
  }

  static List<Diagnostic> problems(JailName jail, Postgresql wanted, PlaceState inside) {
    List<Diagnostic> problems = new ArrayList<>(clusterProblems(jail, wanted, inside));
    profiles(jail, inside).ifPresent(problems::add);
    return problems;
  }

  /**
   * With profiles the port's rc.d script does what it is told for each of them instead of for this
   * cluster, and exits 0 whatever becomes of it (FreeBSD ports,
   * databases/postgresql15-server/files/postgresql.in): nobody could tell whether the server runs.
   */
  private static Optional<Diagnostic> profiles(JailName jail, PlaceState inside) {
    return inside
        .rcConf()
        .known()
        .map(variables -> variables.getOrDefault(RcNames.POSTGRESQL_PROFILES, "").strip())
        .filter(profiles -> !profiles.isEmpty())
        .map(
            profiles ->
                PlanCode.CLUSTER_PROFILES.about(
                    "jails." + jail + ".provision.postgresql",
                    "rc.conf in the jail "
                        + jail
                        + " sets postgresql_profiles to "
                        + profiles
                        + ": `service postgresql` is about those clusters, and exits 0 also when"
                        + " they fail.",
                    "Keep one cluster a jail: `jexec "
                        + jail
                        + " sysrc -x postgresql_profiles` once the others are moved to jails of"
                        + " their own; or remove `postgresql` from the manifest."));
  }

  private static List<Diagnostic> clusterProblems(
      JailName jail, Postgresql wanted, PlaceState inside) {
    FileState version = inside.file(wanted.versionFile()).known().orElse(new FileState.Absent());
    if (!(version instanceof FileState.Regular file)) {
      return List.of();
    }
    String subject = "jails." + jail + ".provision.postgresql";
    if (!file.digest().equals(line(Integer.toString(wanted.version())).sha256())) {
      return List.of(
          PlanCode.CLUSTER_VERSION.about(
              subject,
              wanted.data()
                  + " in the jail "
                  + jail
                  + " holds a cluster of "
                  + found(file)
                  + ", the manifest wants "
                  + wanted.version()
                  + ".",
              "Keep the old version in the manifest; or dump the databases, name another"
                  + " data-directory, apply, and load them; or run pg_upgrade by hand."));
    }
    boolean half =
        inside.file(control(wanted)).known().filter(FileState.Absent.class::isInstance).isPresent();
    return half
        ? List.of(
            PlanCode.CLUSTER_UNFINISHED.about(
                subject,
                wanted.data()
                    + " in the jail "
                    + jail
                    + " has PG_VERSION but no global/pg_control: an initdb that was run by hand"
                    + " did not finish, or the cluster is damaged.",
                "When it holds no data, move it away and apply again; qjailctl deletes no data"
                    + " directory. Otherwise restore it from a backup."))
        : List.of();
  }

  /** Which version the file names, told by its digest: the file holds that number alone. */
  private static String found(FileState.Regular file) {
    return IntStream.rangeClosed(OLDEST, NEWEST)
        .filter(number -> line(Integer.toString(number)).sha256().equals(file.digest()))
        .mapToObj(number -> "PostgreSQL " + number)
        .findFirst()
        .orElse("another PostgreSQL version");
  }

  private static Bytes line(String text) {
    return Bytes.utf8(text + "\n");
  }
}
