package org.qjailctl.executors.simulated.jail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.RunningJail;

/** {@code jail -f FILE -c}, {@code jail -f FILE -r NAME} and {@code jail -r NAME}. */
public final class JailProgram implements Program {

  private final JailBoot boot;

  /**
   * The program.
   *
   * @param boot what a jail's own /etc/rc does
   */
  public JailProgram(JailBoot boot) {
    this.boot = boot;
  }

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "cdf:hilmn:p:qRrvJ:u:U:s:");
    if (options.unknown().isPresent() || options.has('c') == options.has('r')) {
      return Result.failed(1, "usage: jail [-dhilqv] [-J jid_file] [-u username] [-U username]");
    }
    Optional<JailConf> conf = Optional.empty();
    if (options.value('f').isPresent()) {
      Optional<String> text = options.value('f').flatMap(invocation.files()::text);
      if (text.isEmpty()) {
        return Result.failed(
            1, "jail: " + options.value('f').get() + ": No such file or directory");
      }
      conf = JailConf.parse(text.get());
    }
    if (options.has('c')) {
      return conf.isPresent()
          ? JailStart.start(invocation, conf.get(), boot)
          : Result.failed(1, "jail: no jails configured");
    }
    List<String> names = options.rest();
    String name = names.isEmpty() ? "" : names.getFirst();
    Optional<RunningJail> jail = invocation.world().jails().find(name);
    return jail.isEmpty()
        ? Result.failed(1, "jail: \"" + name + "\" not found")
        : stop(invocation, jail.get(), conf);
  }

  /**
   * Ends a jail. Without a file only the jail goes: its addresses stay as {@code ip4.addr} alone
   * names no interface, and so do its mounts.
   */
  private Result stop(Invocation invocation, RunningJail jail, Optional<JailConf> conf)
      throws FileRefused {
    if (conf.isPresent()) {
      boot.shutdown(invocation.in(jail));
    }
    invocation.world().daemons().stopAll(jail.name());
    invocation.world().jails().remove(jail.name());
    if (conf.isEmpty()) {
      return Result.SILENT;
    }
    JailMounts.unmount(invocation, conf.get());
    return JailAddresses.remove(invocation, conf.get());
  }
}
