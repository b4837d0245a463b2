package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;

/** What keeps a jail's files while qjail writes them anew, and puts them back. */
final class KeptJail {

  private static final HostPath QJAIL_FILES = JailPaths.LOCAL.parent();

  private KeptJail() {}

  /**
   * {@code calls} of qjail between the keeping of the jail's files and the forgetting of what was
   * kept.
   *
   * @param what the calls do, in the words of {@link KeepJailScript}
   */
  static List<Operation> around(List<Operation> calls, JailName jail, String... what) {
    List<Operation> all = new ArrayList<>();
    all.add(script(KeepJailScript.TEXT, jail, what));
    all.addAll(calls);
    all.add(
        Operation.Run.of("rm", "-rf", JailPaths.kept(jail).value(), JailPaths.made(jail).value()));
    return all;
  }

  static List<Operation> putBack(JailName jail) {
    return List.of(script(PutBackJailScript.TEXT, jail).within(Operation.LONG));
  }

  private static Operation.Run script(String text, JailName jail, String... more) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", text, "sh", jail.key()));
    argv.addAll(List.of(JailPaths.KEPT.value(), QJAIL_FILES.value(), JailPaths.JAILS.value()));
    argv.addAll(List.of(more));
    return Operation.Run.of(argv);
  }
}
