package org.qjailctl.core.plan;

import java.util.SortedMap;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.observed.SysctlState;

/** Whether kernel variables are as they are wanted, now and at the next boot. */
final class SysctlVerdicts {

  private SysctlVerdicts() {}

  /** A kernel may round what it is given, or take it for another: then its own number is told. */
  static Verdict are(SortedMap<SysctlName, String> wanted, SysctlState found) {
    return Verdict.all(
        wanted.entrySet().stream()
            .map(
                one ->
                    found
                        .variable(one.getKey())
                        .map(
                            there ->
                                Verdict.when(
                                    there.shows(one.getValue()),
                                    one.getKey()
                                        + " reads "
                                        + there.value().orElse("nothing")
                                        + ", not "
                                        + one.getValue()))
                        .orElse(new Verdict.Fails("there is no variable " + one.getKey())))
            .toList());
  }

  static Verdict kept(SortedMap<SysctlName, String> wanted, SysctlState found) {
    return Verdict.all(
        wanted.entrySet().stream()
            .map(
                one ->
                    Verdict.when(
                        isKept(one.getKey(), one.getValue(), found),
                        SysctlConf.PATH
                            + " does not set "
                            + one.getKey()
                            + " to "
                            + one.getValue()))
            .toList());
  }

  private static boolean isKept(SysctlName name, String wanted, SysctlState found) {
    return SysctlConf.value(found.conf().orElse(""), name)
        .filter(
            kept ->
                found
                    .variable(name)
                    .map(there -> there.means(kept, wanted))
                    .orElse(kept.equals(wanted)))
        .isPresent();
  }
}
