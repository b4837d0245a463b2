package org.qjailctl.schema.writing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Which texts need no quotes. Few: what is a number, a date or a yes to some reader of YAML 1.1 or
 * 1.2 ({@code NO}, {@code 1.10}, {@code 0644}, {@code 12:30}) gets them.
 */
final class PlainTexts extends StringQuotingChecker {

  private static final long serialVersionUID = 1L;

  /** A letter or a path first, and nothing that means something to YAML further on. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*(?:[ ,+=@%~]+[A-Za-z0-9_./-]+)*");

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?:/[0-9]{1,2})?");

  private static final Pattern WEB_ADDRESS =
      Pattern.compile("[a-z]+://[A-Za-z0-9_.@:/-]*[A-Za-z0-9_/]");

  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

  /**
   * The key {@code on} of pf's rules stands plain in every manifest: readers of YAML 1.2 take it.
   */
  @Override
  public boolean needToQuoteName(String name) {
    return !isPlain(name) && !name.equals("on");
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return !isPlain(value);
  }

  private static boolean isPlain(String text) {
    return !WORDS.contains(text.toLowerCase(Locale.ROOT))
        && (PLAIN.matcher(text).matches()
            || ADDRESS.matcher(text).matches()
            || WEB_ADDRESS.matcher(text).matches());
  }
}
