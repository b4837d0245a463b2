package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.plan.PfHooks;
import org.qjailctl.core.plan.PfStep;

/** pf(4), by pfctl(8) and its rc.d script. */
final class PfLowering {

  /**
   * The module, without which pfctl(8) of FreeBSD 15 cannot even check a file: it opens pf by
   * netlink, with -n too (recorded on 15.1). The module alone filters nothing. -n accepts one that
   * is loaded or part of the kernel.
   */
  private static final Operation LOAD_MODULE = Operation.Run.of("kldload", "-n", "pf");

  private PfLowering() {}

  static List<Operation> operations(PfStep step) {
    return switch (step) {
      case PfStep.WritePfRules(String rules, Operation.Expected expected) ->
          List.of(
              LOAD_MODULE,
              checkRules(rules),
              new Operation.WriteFile(
                  PfAnchor.FILE, Bytes.utf8(rules), FileMode.READABLE, expected));
      case PfStep.HookPf(Optional<Bytes> pfConf, PfHooks.Insertion hooks, FileMode mode) ->
          pfConf
              .map(text -> List.of(LOAD_MODULE, hook(text, hooks)))
              .orElseGet(() -> made(hooks, mode));
      // rc.d/pf turns pf on and exits 0 when the rules are refused, too: it would filter by none
      // (FreeBSD 13.2).
      case PfStep.StartPf start ->
          List.of(
              LOAD_MODULE,
              Operation.Run.of("pfctl", "-nf", PfAnchor.PF_CONF.value()),
              Operation.Run.of("service", "pf", "start"));
      // rc.subr(8) refuses a plain stop while pf_enable is NO.
      case PfStep.StopPf stop -> List.of(Operation.Run.of("service", "pf", "onestop"));
      case PfStep.ReloadPf reload -> List.of(Operation.Run.of("service", "pf", "reload"));
      case PfStep.LoadPfAnchor load ->
          List.of(Operation.Run.of("pfctl", "-a", PfAnchor.NAME, "-f", PfAnchor.FILE.value()));
    };
  }

  /** The file with nothing but the lines. */
  private static List<Operation> made(PfHooks.Insertion hooks, FileMode mode) {
    String text = hooks.into("");
    return List.of(
        LOAD_MODULE,
        checkRules(text),
        new Operation.WriteFile(
            PfAnchor.PF_CONF, Bytes.utf8(text), mode, new Operation.Expected.Absent()));
  }

  private static Operation hook(Bytes pfConf, PfHooks.Insertion hooks) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", HookPfScript.TEXT, "hook"));
    argv.add(PfAnchor.PF_CONF.value());
    argv.add(ended(hooks.lines()));
    argv.add(ended(hooks.end()));
    hooks.places().forEach(place -> argv.add(Integer.toString(place)));
    return Operation.Run.of(argv).reading(new Input.Text(pfConf));
  }

  private static String ended(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static Operation checkRules(String rules) {
    return Operation.Run.of("pfctl", "-nf", "-").reading(Input.text(rules));
  }
}
