package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfMacroName;
import org.qjailctl.core.manifest.PfTableName;
import org.qjailctl.core.manifest.SshFilter;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.YamlNode;

/** Rules in pf.conf(5)'s own words; pfctl(8) judges them on the host before they are loaded. */
final class PfRawBinding {

  private static final Pattern MACRO = Pattern.compile("\\$([A-Za-z0-9_]*)");
  private static final Pattern TABLE = Pattern.compile("<([A-Za-z][A-Za-z0-9_-]{0,30})>");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private static final Form<String> TRANSLATION =
      rule(
          "((no )?(nat|rdr)) .*",
          "here a rule starts with nat, rdr, no nat or no rdr",
          "Everything else belongs into the host's own pf.conf, or below pf.raw.filter.");

  private static final Form<String> FILTER =
      rule(
          "(pass|block|antispoof)( .*)?",
          "here a rule starts with pass, block or antispoof",
          "Everything else belongs into the host's own pf.conf, or below pf.raw.translation.");

  private final Section raw;
  private final PfEnds ends;
  private final Map<PfMacroName, String> macros;

  private PfRawBinding(Section raw, PfEnds ends, Map<PfMacroName, String> macros) {
    this.raw = raw;
    this.ends = ends;
    this.macros = macros;
  }

  static Pf.Raw read(Section pf, PfEnds ends, Map<PfMacroName, String> macros, int sshPort) {
    return pf.section("raw", raw -> new PfRawBinding(raw, ends, macros).rules(sshPort))
        .orElse(Pf.Raw.NONE);
  }

  private Pf.Raw rules(int sshPort) {
    List<Placed<String>> translation = rules("translation", TRANSLATION);
    List<Placed<String>> filter = rules("filter", FILTER);
    List<String> lines = filter.stream().map(Placed::value).toList();
    SshFilter.of(macros, sshPort)
        .blocking(lines)
        .ifPresent(at -> reportLockOut(filter.get(at), sshPort));
    return new Pf.Raw(translation.stream().map(Placed::value).toList(), lines);
  }

  private List<Placed<String>> rules(String key, Form<String> form) {
    List<Placed<String>> all = new ArrayList<>();
    Problems problems = raw.reading().problems();
    for (YamlNode item : raw.items(key)) {
      Optional<Placed<String>> rule =
          raw.reading().text(item).flatMap(text -> form.read(text, problems));
      rule.ifPresent(written -> checkNames(written, problems));
      rule.ifPresent(all::add);
    }
    return all;
  }

  private void checkNames(Placed<String> rule, Problems problems) {
    String bare = QUOTED.matcher(rule.value()).replaceAll("\"\"");
    TreeSet<String> known =
        macros.keySet().stream()
            .map(PfMacroName::value)
            .collect(Collectors.toCollection(TreeSet::new));
    Matcher macro = MACRO.matcher(bare);
    while (macro.find()) {
      if (!known.contains(macro.group(1))) {
        problems.report(
            ManifestCode.UNKNOWN_MACRO,
            rule.place(),
            "pf.macros has no " + macro.group(1) + "; those of /etc/pf.conf do not count here.",
            Nearest.remedy(macro.group(1), known, "Describe it below pf.macros."));
      }
    }
    Matcher table = TABLE.matcher(bare);
    while (table.find()) {
      PfTableName.parse(table.group(1))
          .toOptional()
          .ifPresent(name -> ends.checkTable(name, rule.place(), problems));
    }
  }

  private void reportLockOut(Placed<String> rule, int sshPort) {
    raw.reading()
        .problems()
        .report(
            ManifestCode.FILTER_BLOCKS_SSH,
            rule.place(),
            "It blocks new ssh connections to port " + sshPort + ", and no rule lets them pass.",
            "Add a rule such as `pass in proto tcp from 10.0.0.0/8 to any port "
                + sshPort
                + "` "
                + (rule.value().contains(" quick") ? "before" : "behind")
                + " it, with the network that you come from.");
  }

  private static Form<String> rule(String shape, String reason, String remedy) {
    Pattern pattern = Pattern.compile(shape);
    return Form.of(
        text -> {
          String line = text.strip();
          if (line.chars().anyMatch(Character::isISOControl) || line.endsWith("\\")) {
            return Parsed.refused("a rule stands on one line");
          }
          if (!isBalanced(line)) {
            return Parsed.refused("a quote, brace or parenthesis is not closed");
          }
          return pattern.matcher(line).matches() ? Parsed.ok(line) : Parsed.refused(reason);
        },
        ManifestCode.BAD_PF_RULE,
        remedy);
  }

  private static boolean isBalanced(String line) {
    String bare = QUOTED.matcher(line).replaceAll("");
    return bare.indexOf('"') < 0
        && bare.indexOf('\'') < 0
        && count(bare, '{') == count(bare, '}')
        && count(bare, '(') == count(bare, ')');
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
