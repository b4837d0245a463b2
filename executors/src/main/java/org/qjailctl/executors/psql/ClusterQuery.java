package org.qjailctl.executors.psql;

/**
 * What a PostgreSQL server is asked about its cluster. Each answer is one line of JSON, in UTF-8
 * whatever the database's own encoding: names may hold anything.
 */
public final class ClusterQuery {

  /** Sent before each question. */
  public static final String IN_UTF8 = "SET client_encoding TO 'UTF8'";

  /**
   * Roles and databases. Roles whose names begin with pg_ are PostgreSQL's own. What is kept of a
   * password is read too: it is compared with the secret where qjailctl runs, and goes no further.
   */
  public static final String CLUSTER =
      """
      SELECT json_build_object(
        'roles', (SELECT json_agg(json_build_object(
          'name', rolname, 'login', rolcanlogin, 'superuser', rolsuper,
          'createdb', rolcreatedb, 'createrole', rolcreaterole,
          'replication', rolreplication, 'bypassrls', rolbypassrls,
          'password', coalesce(rolpassword, ''),
          'groups', (SELECT coalesce(json_agg(g.rolname), '[]'::json)
            FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid)))
          FROM pg_authid r WHERE rolname !~ '^pg_'),
        'databases', (SELECT json_agg(json_build_object(
          'name', datname, 'owner', pg_get_userbyid(datdba),
          'encoding', pg_encoding_to_char(encoding), 'locale', datcollate))
          FROM pg_database))
      """
          .strip()
          .replaceAll("\\s+", " ");

  /** The extensions of the database that is asked. */
  public static final String EXTENSIONS =
      "SELECT coalesce(json_object_agg(extname, extversion), '{}'::json) FROM pg_extension";

  private ClusterQuery() {}
}
