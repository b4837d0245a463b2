package org.qjailctl.planner.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.planner.rcconf.RcConfLine;

/** What is odd in the text of rc.conf(5): what it does is read elsewhere, by running it. */
final class RcConfChecks {

  /** The files of rc.conf(5) that people write by hand. */
  static final List<PlaceQuestion.Text> FILES =
      Stream.of("/etc/rc.conf", "/etc/rc.conf.local")
          .map(file -> new PlaceQuestion.Text(Place.host(), HostPath.of(file)))
          .toList();

  private static final String CLONED_INTERFACES = "cloned_interfaces";

  private RcConfChecks() {}

  static List<Finding> of(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(each(patient, DoctorCode.RC_TWICE, RcConfChecks::twice, "once each"));
    findings.addAll(each(patient, DoctorCode.RC_EVALUATED, RcConfChecks::evaluated, "plain"));
    findings.addAll(each(patient, DoctorCode.RC_BROKEN, RcConfChecks::broken, "well named"));
    return findings;
  }

  private interface Check {
    List<Finding> of(HostPath file, List<RcConfLine> lines);
  }

  private static List<Finding> each(Patient patient, DoctorCode code, Check check, String well) {
    List<Finding> findings = new ArrayList<>();
    for (PlaceQuestion.Text file : FILES) {
      switch (patient.answer(file)) {
        case Fact.Unknown<Optional<String>>(String reason) -> findings.add(code.unknown(reason));
        case Fact.Known<Optional<String>>(Optional<String> text) ->
            findings.addAll(check.of(file.file(), RcConfLine.of(text.orElse(""))));
      }
    }
    return findings.isEmpty() ? List.of(code.ok("the variables of rc.conf are " + well)) : findings;
  }

  private static List<Finding> twice(HostPath file, List<RcConfLine> lines) {
    Map<String, Integer> seen = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (RcConfLine line : lines) {
      if (line.name().isEmpty()) {
        continue;
      }
      String name = line.name().get();
      Integer earlier = seen.put(name, line.number());
      if (earlier != null && !line.addsToItself()) {
        findings.add(twice(file, name, earlier, line.number()));
      }
    }
    return findings;
  }

  private static Finding twice(HostPath file, String name, int earlier, int later) {
    String what = "%s:%d sets %s again, after line %d".formatted(file, later, name, earlier);
    return name.equals(CLONED_INTERFACES)
        ? DoctorCode.RC_TWICE.problem(
            what,
            "Only the last line counts: the interfaces of the other are not made at boot.",
            "Put all names into one line, such as " + name + "=\"lo1 lo2\".")
        : DoctorCode.RC_TWICE.warning(
            what, "Only the last line counts.", "Take out the one that is not meant.");
  }

  private static List<Finding> evaluated(HostPath file, List<RcConfLine> lines) {
    return list(
        lines,
        line -> line.isEvaluated() ? line.name() : Optional.empty(),
        (line, name) ->
            DoctorCode.RC_EVALUATED.warning(
                "%s:%d has sh(1) work out the value of %s".formatted(file, line.number(), name),
                "A backquote or $( runs a command at every boot and every call of service(8) and"
                    + " sysrc(8).",
                "Write the value itself; before a $ that is meant as it stands write a"
                    + " backslash."));
  }

  private static List<Finding> broken(HostPath file, List<RcConfLine> lines) {
    return list(
        lines,
        RcConfLine::noName,
        (line, word) ->
            DoctorCode.RC_BROKEN.problem(
                "%s:%d: %s is not a variable's name".formatted(file, line.number(), word),
                "sh(1) takes the line for a command, which fails at every boot and every call of"
                    + " service(8).",
                "Take line %d out of %s; names are letters, digits and underscores."
                    .formatted(line.number(), file)));
  }

  private interface Found {
    Finding of(RcConfLine line, String word);
  }

  private static List<Finding> list(
      List<RcConfLine> lines, Function<RcConfLine, Optional<String>> word, Found found) {
    return lines.stream()
        .flatMap(line -> word.apply(line).map(w -> found.of(line, w)).stream())
        .toList();
  }
}
