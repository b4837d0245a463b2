package org.qjailctl.core.pf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;

/** What pfctl(8) says of rule files that it does not load; the first three are of recording 10. */
class RefusedRulesTest {

  private static final Links EM0 =
      new Links(
          List.of(
              new Links.Link(
                  "em0",
                  List.of(new InterfaceAddress(IpAddress.parse("10.0.2.15").orThrow(), 24)))));

  record Case(String written, List<String> problems) {
    Case(String written, String... problems) {
      this(written, List.of(problems));
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "rdr pass on em0 inet proto tcp from any to em0 port 5432 -> 10.1.0.1 port nosuchport\n",
            "f:1: unknown port nosuchport"),
        new Case(
            "pass all\nnat on em0 from any to any -> (em0)\n",
            "f:2: Rules must be in order: options, normalization, queueing, translation, filtering"),
        new Case("rdr garbage\n", "f:1: syntax error"),
        new Case("nat on em0 all -> (em0) garbage\n", "f:1: syntax error"),
        new Case("pass keep state (nosuch 3)\n", "f:1: illegal timeout name nosuch"),
        new Case("pass all", "f:1: syntax error"),
        new Case("pass all\npass in", "f:2: syntax error"),
        new Case("pass all\nset skip on lo0\nset debug urgent\n", ORDER.formatted(3)),
        new Case("pass\nscrub in all\n", ORDER.formatted(2)),
        new Case("pass on $nosuch\n", "f:1: macro 'nosuch' not defined", "f:1: syntax error"),
        new Case(
            "pass from nosuch0\n",
            "no IP address found for nosuch0",
            "f:1: could not parse host specification"),
        new Case(
            "pass to port 80\n",
            "f:1: port only applies to tcp/udp",
            "f:1: skipping rule due to errors",
            "f:1: rule expands to no valid combination"),
        new Case("nat on em0 from any to any\n", "f:1: translation rule requires '-> address'"),
        new Case(
            "nat on em0 inet from any to any -> fd00::1\n",
            "f:1: no translation address with matching address family found."),
        new Case("pass proto nosuch\n", "f:1: unknown protocol nosuch"),
        new Case("pass proto tcp to port 70000\n", "f:1: illegal port value 70000"),
        new Case("# c\rpass in quick all\n\rpass\n", "f:2: syntax error"),
        new Case("include \"/etc/none\"\n", "f:1: failed to include file /etc/none"),
        new Case("pass\nbinat on em0 inet from 10.0.0.1 to any -> 10.0.0.2\n", ORDER.formatted(2)),
        new Case("anchor {\npass\n", "f:3: syntax error"),
        new Case("no nat pass on em0 all\n", "f:1: \"pass\" not valid with \"no\""),
        new Case("pass inet from ::1\n", "f:1: rule expands to no valid combination"),
        new Case("garbage\npass\n\nmore garbage\n", "f:1: syntax error", "f:4: syntax error"),
        new Case("label = \"keyword\"\n", "f:1: syntax error"),
        new Case(
            "pass from \"lo0\n",
            "f:1: reached end of file while parsing quoted string",
            "f:1: syntax error"));
  }

  private static final String ORDER =
      "f:%d: Rules must be in order: options, normalization, queueing, translation, filtering";

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsWrongIsToldByLine(Case each) {
    ParsedRules rules = parsed(each.written());
    assertThat(rules.problems()).as(each.written()).containsExactlyElementsOf(each.problems());
    assertThat(rules.good()).isFalse();
  }

  static Stream<String> allowed() {
    return Stream.of(
        "",
        "# a comment without a line's end",
        "pass all\n  ",
        "nat pass on nosuch0 inet from (nosuch1:network) to any -> (nosuch0)\n");
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void whatLooksOddIsAllowed(String text) {
    assertThat(parsed(text).problems()).as(text).isEqualTo(List.of());
  }

  private static ParsedRules parsed(String text) {
    return PfText.main(text, "f").parse(EM0, PfFiles.NONE);
  }
}
