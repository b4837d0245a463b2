package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.executors.simulated.jail.JailBoot;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.world.Daemon;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * A jail's /etc/rc: starts the services that its rc.conf(5) enables and whose scripts are there.
 */
public final class JailRc implements JailBoot {

  /** The scripts of /etc/rc.d that start a daemon in a jail. */
  private static final List<String> OF_BASE = List.of("syslogd", "sshd", "cron");

  @Override
  public void start(Invocation inside) throws FileRefused {
    List<String> services = new ArrayList<>(OF_BASE);
    if (inside.files().isFolder("/usr/local/etc/rc.d")) {
      services.addAll(inside.files().list("/usr/local/etc/rc.d"));
    }
    for (String service : services) {
      if (Sysrc.isYes(inside, service.replace('-', '_').replace('.', '_') + "_enable")) {
        inside.run("service", service, "start");
      }
    }
  }

  @Override
  public void shutdown(Invocation inside) {
    for (Daemon daemon : inside.world().daemons().all().reversed()) {
      if (daemon.jail().equals(inside.place().jail())) {
        inside.run("service", daemon.service(), "onestop");
      }
    }
  }
}
