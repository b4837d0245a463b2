package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.plan.JailSetting;

/** Which files below a jail's root qjail writes from the host, and what looks at them before. */
final class RootFiles {

  private static final String RC_CONF = "etc/rc.conf";

  /** Those that {@code qjail config -v} touches for the daemons of pf and ipf (qjail 5.0). */
  private static final List<String> LOGS =
      Stream.of(
              "messages",
              "security",
              "auth.log",
              "maillog",
              "lpd-errs",
              "xferlog",
              "cron",
              "debug.log",
              "ppp.log")
          .map(name -> "var/log/" + name)
          .toList();

  private RootFiles() {}

  /**
   * What comes before the calls of qjail that change {@code settings}: nothing of the jail lives,
   * and no link is on the way. Empty where qjail writes nothing below the root.
   */
  static List<Operation> checked(JailName jail, List<JailSetting> settings) {
    List<String> files =
        settings.stream().flatMap(one -> written(one).stream()).distinct().toList();
    if (files.isEmpty()) {
      return List.of();
    }
    String root = JailPaths.root(jail).value();
    List<String> argv = new ArrayList<>(List.of("sh", "-c", JailRootScript.TEXT, "sh", root));
    argv.addAll(files);
    return List.of(
        Operation.Run.of("sh", "-c", JailIdleScript.ENDED, "sh", root), Operation.Run.of(argv));
  }

  private static List<String> written(JailSetting setting) {
    return switch (setting) {
      case JailSetting.SshUser user -> List.of(RC_CONF, "etc/ssh/sshd_config");
      case JailSetting.OwnNetwork(Vnet vnet) -> written(vnet.firewall());
      case JailSetting.Parameter parameter -> List.of();
      case JailSetting.Addresses addresses -> List.of();
      case JailSetting.OnInterface on -> List.of();
      case JailSetting.BesideInterface beside -> List.of();
      case JailSetting.Boot boot -> List.of();
    };
  }

  private static List<String> written(Vnet.Firewall firewall) {
    return switch (firewall) {
      case NONE -> List.of();
      case IPFW -> List.of(RC_CONF, "etc/ipfw.vnet.rules");
      case PF -> with(LOGS, RC_CONF, "etc/pf.vnet.rules.script");
      case IPF -> with(LOGS, RC_CONF, "etc/ipf.vnet.boot.rules", "etc/ipf.vnet.run.rules");
    };
  }

  private static List<String> with(List<String> some, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(some);
    return all;
  }
}
