package org.qjailctl.core.pf;

/**
 * The text of a rule file.
 *
 * @param text its characters; a line ends at a line feed only
 * @param name of the file, for messages
 * @param anchor the anchor that the rules are for; empty for the main ruleset
 */
public record PfText(String text, String name, String anchor) {

  /** The main ruleset's file. */
  public static PfText main(String text, String name) {
    return new PfText(text, name, "");
  }

  /**
   * Reads the rules as pfctl(8) of FreeBSD 13.2 does.
   *
   * @param links the host's interfaces, whose addresses rules may stand for
   * @param files what the rules may include
   */
  public ParsedRules parse(Links links, PfFiles files) {
    Problems problems = new Problems();
    return new RulesParser(this, links, files, problems).read(problems);
  }
}
