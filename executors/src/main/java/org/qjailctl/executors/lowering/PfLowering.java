package org.qjailctl.executors.lowering;

import java.util.List;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.plan.PfStep;

/** pf(4), by pfctl(8) and its rc.d script. */
final class PfLowering {

  private PfLowering() {}

  static List<Operation> operations(PfStep step) {
    return switch (step) {
      case PfStep.WritePfRules(String rules, Operation.Expected expected) ->
          List.of(
              checkRules(rules),
              new Operation.WriteFile(
                  PfAnchor.FILE, Bytes.utf8(rules), FileMode.READABLE, expected));
      case PfStep.HookPf(String pfConf, FileMode mode, Operation.Expected expected) ->
          List.of(
              checkRules(pfConf),
              new Operation.WriteFile(PfAnchor.PF_CONF, Bytes.utf8(pfConf), mode, expected));
      // rc.d/pf turns pf on and exits 0 when the rules are refused, too: it would filter by none
      // (FreeBSD 13.2).
      case PfStep.StartPf start ->
          List.of(
              Operation.Run.of("pfctl", "-nf", PfAnchor.PF_CONF.value()),
              Operation.Run.of("service", "pf", "start"));
      // rc.subr(8) refuses a plain stop while pf_enable is NO.
      case PfStep.StopPf stop -> List.of(Operation.Run.of("service", "pf", "onestop"));
      case PfStep.ReloadPf reload -> List.of(Operation.Run.of("service", "pf", "reload"));
      case PfStep.LoadPfAnchor load ->
          List.of(Operation.Run.of("pfctl", "-a", PfAnchor.NAME, "-f", PfAnchor.FILE.value()));
    };
  }

  private static Operation checkRules(String rules) {
    return Operation.Run.of("pfctl", "-nf", "-").reading(Input.text(rules));
  }
}
