package org.qjailctl.core.manifest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/**
 * What qjailctl notes of a jail on its host, one file a jail, because the manifest may no longer
 * say it when it is needed.
 *
 * @param created whether qjailctl made the jail: only such a one is ever pruned
 * @param preventDestroy whether the manifest last said that nothing may destroy it
 */
public record JailRecord(boolean created, boolean preventDestroy) {

  /** Of a jail that qjailctl has just made. */
  public static final JailRecord CREATED = new JailRecord(true, false);

  /** Of a jail that qjailctl knows nothing of. */
  public static final JailRecord NONE = new JailRecord(false, false);

  private static final Pattern SHAPE =
      Pattern.compile("version=1\ncreated=(yes|no)\nprevent-destroy=(yes|no)\n");

  /** The file's content: a line a word, the format's version first. */
  public String text() {
    return String.join(
        "\n",
        List.of(
            "version=1",
            "created=" + yesOrNo(created),
            "prevent-destroy=" + yesOrNo(preventDestroy),
            ""));
  }

  public static Parsed<JailRecord> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? Parsed.ok(new JailRecord(matcher.group(1).equals("yes"), matcher.group(2).equals("yes")))
        : Parsed.refused("it is not a record of qjailctl's, version 1");
  }

  private static String yesOrNo(boolean value) {
    return value ? "yes" : "no";
  }
}
