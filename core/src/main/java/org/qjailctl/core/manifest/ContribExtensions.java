package org.qjailctl.core.manifest;

import java.util.Map;
import java.util.Set;

/**
 * The extensions of PostgreSQL's contrib package: those whose control file is in pkg-plist-contrib
 * of the ports databases/postgresql13-server to postgresql18-server (FreeBSD ports, 2025).
 */
final class ContribExtensions {

  /** Those of every version. */
  private static final Set<String> EVER =
      Set.of(
          ("amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn"
                  + " earthdistance file_fdw fuzzystrmatch hstore insert_username intagg intarray"
                  + " isn lo ltree moddatetime pageinspect pg_buffercache pg_freespacemap"
                  + " pg_prewarm pg_stat_statements pg_trgm pg_visibility pgcrypto pgrowlocks"
                  + " pgstattuple postgres_fdw refint seg sslinfo tablefunc tcn tsm_system_rows"
                  + " tsm_system_time unaccent uuid-ossp xml2")
              .split(" "));

  private record Versions(int first, int last) {}

  private static final int NEWEST = Integer.MAX_VALUE;

  private static final Map<String, Versions> SOMETIMES =
      Map.of(
          "adminpack", new Versions(13, 16),
          "old_snapshot", new Versions(14, 16),
          "pg_surgery", new Versions(14, NEWEST),
          "pg_walinspect", new Versions(15, NEWEST),
          "pg_logicalinspect", new Versions(18, NEWEST));

  private ContribExtensions() {}

  /** Whether it is one, of whatever version. */
  static boolean has(PostgresqlName name) {
    return EVER.contains(name.value()) || SOMETIMES.containsKey(name.value());
  }

  /** Whether it is one, and not of {@code version}. */
  static boolean lacks(PostgresqlName name, int version) {
    Versions known = SOMETIMES.get(name.value());
    return known != null && (version < known.first() || version > known.last());
  }
}
