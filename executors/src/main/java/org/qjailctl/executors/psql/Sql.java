package org.qjailctl.executors.psql;

import org.qjailctl.core.manifest.PostgresqlName;

/** Names and texts as PostgreSQL reads them back, whatever is in them (manual, 4.1). */
public final class Sql {

  private Sql() {}

  /** Between double quotes, which keep capitals and blanks; a quote is doubled. */
  public static String name(PostgresqlName name) {
    return '"' + name.value().replace("\"", "\"\"") + '"';
  }

  /**
   * Between single quotes; a quote is doubled. With a backslash in it the form with E, which means
   * the same whatever standard_conforming_strings says.
   */
  public static String text(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  /** A value in a connection string (manual, 34.1.1.1). */
  public static String connectionValue(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
