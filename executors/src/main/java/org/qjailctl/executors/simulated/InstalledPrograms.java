package org.qjailctl.executors.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.executors.guard.GuardScript;
import org.qjailctl.executors.lowering.AddLineScript;
import org.qjailctl.executors.lowering.ArchiveFitScript;
import org.qjailctl.executors.lowering.ArchiveNamesScript;
import org.qjailctl.executors.lowering.CommandLowering;
import org.qjailctl.executors.lowering.HookPfScript;
import org.qjailctl.executors.lowering.JailIdleScript;
import org.qjailctl.executors.lowering.JailRootScript;
import org.qjailctl.executors.lowering.KeepJailScript;
import org.qjailctl.executors.lowering.PutBackJailScript;
import org.qjailctl.executors.probe.ArchiveHeadsScript;
import org.qjailctl.executors.probe.NewestArchiveScript;
import org.qjailctl.executors.probe.PfMainScript;
import org.qjailctl.executors.probe.PfTablesScript;
import org.qjailctl.executors.probe.QjailVersionScript;
import org.qjailctl.executors.probe.RcConfScript;
import org.qjailctl.executors.probe.ServiceScript;
import org.qjailctl.executors.probe.ZonesScript;
import org.qjailctl.executors.simulated.base.DiskCommands;
import org.qjailctl.executors.simulated.base.Fetch;
import org.qjailctl.executors.simulated.base.FileCommands;
import org.qjailctl.executors.simulated.base.Ifconfig;
import org.qjailctl.executors.simulated.base.JailIdle;
import org.qjailctl.executors.simulated.base.JailRc;
import org.qjailctl.executors.simulated.base.JailRoot;
import org.qjailctl.executors.simulated.base.Jexec;
import org.qjailctl.executors.simulated.base.Jls;
import org.qjailctl.executors.simulated.base.Make;
import org.qjailctl.executors.simulated.base.MemoryDisks;
import org.qjailctl.executors.simulated.base.MountCommand;
import org.qjailctl.executors.simulated.base.Netcat;
import org.qjailctl.executors.simulated.base.Netif;
import org.qjailctl.executors.simulated.base.Pkg;
import org.qjailctl.executors.simulated.base.Pw;
import org.qjailctl.executors.simulated.base.RcScript;
import org.qjailctl.executors.simulated.base.RcVariables;
import org.qjailctl.executors.simulated.base.Reboot;
import org.qjailctl.executors.simulated.base.Route;
import org.qjailctl.executors.simulated.base.Service;
import org.qjailctl.executors.simulated.base.ServiceTimes;
import org.qjailctl.executors.simulated.base.Shell;
import org.qjailctl.executors.simulated.base.Sockstat;
import org.qjailctl.executors.simulated.base.Stat;
import org.qjailctl.executors.simulated.base.Su;
import org.qjailctl.executors.simulated.base.Sysctl;
import org.qjailctl.executors.simulated.base.Sysrc;
import org.qjailctl.executors.simulated.base.SystemFacts;
import org.qjailctl.executors.simulated.base.Tar;
import org.qjailctl.executors.simulated.base.TestCommand;
import org.qjailctl.executors.simulated.base.Umount;
import org.qjailctl.executors.simulated.base.UserCommands;
import org.qjailctl.executors.simulated.guard.ArmGuard;
import org.qjailctl.executors.simulated.guard.ConfirmGuard;
import org.qjailctl.executors.simulated.jail.JailProgram;
import org.qjailctl.executors.simulated.pf.HookPf;
import org.qjailctl.executors.simulated.pf.PfMain;
import org.qjailctl.executors.simulated.pf.PfScript;
import org.qjailctl.executors.simulated.pf.PfTables;
import org.qjailctl.executors.simulated.pf.Pfctl;
import org.qjailctl.executors.simulated.postgresql.Initdb;
import org.qjailctl.executors.simulated.postgresql.PgCtl;
import org.qjailctl.executors.simulated.postgresql.PgIsready;
import org.qjailctl.executors.simulated.postgresql.PostgresqlScript;
import org.qjailctl.executors.simulated.postgresql.Psql;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Programs;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.qjail.ArchiveFit;
import org.qjailctl.executors.simulated.qjail.BootTime;
import org.qjailctl.executors.simulated.qjail.Devfs;
import org.qjailctl.executors.simulated.qjail.KeepJail;
import org.qjailctl.executors.simulated.qjail.NewestArchive;
import org.qjailctl.executors.simulated.qjail.PutBackJail;
import org.qjailctl.executors.simulated.qjail.Qjail;
import org.qjailctl.executors.simulated.qjail.QjailVersion;
import org.qjailctl.executors.simulated.qjail.Zones;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * The programs of the simulated host, by path. To add one, add a line. A program below /usr/local
 * is there only in places where its file is, which a package puts there; all others are in every
 * place.
 */
final class InstalledPrograms implements Programs {

  /** sh(1)'s scripts by their exact text; whoever sends a script to hosts adds it here. */
  static final Map<String, Program> SHELL_SCRIPTS =
      Map.ofEntries(
          Map.entry(ArchiveFitScript.TEXT, new ArchiveFit()),
          Map.entry(KeepJailScript.TEXT, new KeepJail()),
          Map.entry(PutBackJailScript.TEXT, new PutBackJail()),
          Map.entry(RcConfScript.TEXT, new RcVariables()),
          Map.entry(ServiceScript.TEXT, new ServiceTimes()),
          Map.entry(AddLineScript.TEXT, FileCommands::addLine),
          Map.entry(ArchiveHeadsScript.TEXT, DiskCommands::archiveHeads),
          Map.entry(JailRootScript.TEXT, new JailRoot()),
          // No name in a simulated archive has a line feed.
          Map.entry(ArchiveNamesScript.TEXT, invocation -> Result.SILENT),
          Map.entry(JailIdleScript.TEXT, new JailIdle()),
          Map.entry(JailIdleScript.ENDED, JailIdle::ended),
          Map.entry(NewestArchiveScript.TEXT, new NewestArchive()),
          Map.entry(ZonesScript.TEXT, new Zones()),
          Map.entry(QjailVersionScript.TEXT, new QjailVersion()),
          Map.entry(PfMainScript.TEXT, new PfMain()),
          Map.entry(HookPfScript.TEXT, new HookPf()),
          Map.entry(PfTablesScript.TEXT, new PfTables()),
          Map.entry(GuardScript.ARM, new ArmGuard()),
          Map.entry(GuardScript.SETTLE, ArmGuard::settle),
          Map.entry(GuardScript.CONFIRM, new ConfirmGuard()),
          Map.entry(CommandLowering.NOT, InstalledPrograms::not));

  /** rc.d(8) scripts that are more than a plain daemon's. */
  private static final Map<String, RcScript> RC_SCRIPTS =
      Map.of(
          "netif",
          new Netif(),
          "pf",
          new PfScript(),
          "postgresql",
          new PostgresqlScript(),
          "qjail.bootime",
          new BootTime());

  static final Programs ALL = new InstalledPrograms();

  private final Map<String, Program> byPath = byPath();
  private final Map<String, String> pathByName = new HashMap<>();

  private InstalledPrograms() {
    byPath
        .keySet()
        .forEach(path -> pathByName.put(path.substring(path.lastIndexOf('/') + 1), path));
  }

  /** env(1): no program here looks at the environment. */
  private static Result env(Invocation invocation) {
    List<String> words = new ArrayList<>(invocation.arguments());
    while (!words.isEmpty() && (words.getFirst().contains("=") || words.getFirst().equals("-i"))) {
      words.removeFirst();
    }
    return words.isEmpty() ? Result.SILENT : invocation.run(words);
  }

  private static Result not(Invocation invocation) {
    return Result.exit(invocation.run(invocation.arguments()).good() ? 1 : 0);
  }

  private static Map<String, Program> byPath() {
    Map<String, Program> all = new LinkedHashMap<>();
    all.put("/bin/cat", FileCommands::cat);
    // Files of the simulated world bear no flags.
    all.put("/bin/chflags", invocation -> Result.SILENT);
    all.put("/bin/chmod", FileCommands::chmod);
    all.put("/bin/cp", FileCommands::cp);
    all.put("/bin/df", DiskCommands::df);
    all.put("/bin/freebsd-version", SystemFacts::freebsdVersion);
    all.put("/bin/hostname", SystemFacts::hostname);
    // Whoever asks a simulated host comes by no way that has variables.
    all.put("/usr/bin/printenv", invocation -> Result.exit(1));
    all.put("/bin/kenv", SystemFacts::kenv);
    all.put("/bin/ln", FileCommands::ln);
    all.put("/bin/ls", FileCommands::ls);
    all.put("/bin/mkdir", FileCommands::mkdir);
    all.put("/bin/mv", FileCommands::mv);
    all.put("/bin/rm", FileCommands::rm);
    all.put("/bin/rmdir", FileCommands::rmdir);
    all.put("/bin/sh", new Shell(SHELL_SCRIPTS));
    // Time in the simulated world passes by itself.
    all.put("/bin/sleep", invocation -> Result.SILENT);
    all.put("/bin/test", new TestCommand());
    all.put("/sbin/devfs", new Devfs());
    all.put("/sbin/ifconfig", new Ifconfig());
    all.put("/sbin/kldload", SystemFacts::kldload);
    all.put("/sbin/kldstat", SystemFacts::kldstat);
    all.put("/sbin/mdconfig", new MemoryDisks());
    all.put("/sbin/mount", new MountCommand());
    all.put("/sbin/pfctl", new Pfctl());
    all.put("/sbin/reboot", new Reboot());
    all.put("/sbin/route", new Route());
    all.put("/sbin/sha256", FileCommands::sha256);
    all.put("/sbin/sysctl", new Sysctl());
    all.put("/usr/bin/diff", DiskCommands::diff);
    all.put("/sbin/umount", new Umount());
    all.put("/usr/bin/env", InstalledPrograms::env);
    all.put("/usr/bin/false", invocation -> Result.exit(1));
    all.put("/usr/bin/fetch", new Fetch());
    all.put("/usr/bin/id", UserCommands::id);
    all.put("/usr/bin/install", FileCommands::install);
    all.put("/usr/bin/ipcs", SystemFacts::ipcs);
    all.put("/usr/bin/make", new Make());
    all.put("/usr/bin/nc", new Netcat());
    all.put("/usr/bin/sockstat", new Sockstat());
    all.put("/usr/bin/stat", new Stat());
    all.put("/usr/bin/su", new Su());
    all.put("/usr/bin/tar", new Tar());
    all.put("/usr/bin/true", invocation -> Result.SILENT);
    all.put("/usr/bin/uname", SystemFacts::uname);
    all.put("/usr/sbin/chown", FileCommands::chown);
    all.put("/usr/local/bin/initdb", new Initdb());
    all.put("/usr/local/bin/pg_ctl", new PgCtl());
    all.put("/usr/local/bin/pg_isready", new PgIsready());
    all.put("/usr/local/bin/psql", new Psql());
    all.put("/usr/local/bin/qjail", new Qjail());
    all.put("/usr/sbin/jail", new JailProgram(new JailRc()));
    all.put("/usr/sbin/jexec", new Jexec());
    all.put("/usr/sbin/jls", new Jls());
    all.put("/usr/sbin/pkg", new Pkg());
    all.put("/usr/sbin/pw", new Pw());
    all.put("/usr/sbin/service", new Service(RC_SCRIPTS));
    all.put("/usr/sbin/sysrc", new Sysrc());
    return all;
  }

  @Override
  public Result run(Invocation invocation) {
    Optional<Program> program = find(invocation);
    if (program.isEmpty()) {
      return Result.failed(127, invocation.argv().getFirst() + ": not found");
    }
    try {
      return program.get().run(invocation);
    } catch (FileRefused e) {
      return Result.failed(1, invocation.name() + ": " + e.getMessage());
    }
  }

  /**
   * The program that {@code argv[0]} names. A full path may also lead to a copy of a program
   * elsewhere, such as one in sharedfs.
   */
  private Optional<Program> find(Invocation invocation) {
    String asked = invocation.argv().getFirst();
    String path = pathByName.get(invocation.name());
    if (path == null) {
      return Optional.empty();
    }
    boolean named = !asked.contains("/") || asked.equals(path);
    boolean ofBase = named && !path.startsWith("/usr/local/");
    boolean there = ofBase || invocation.files().exists(named ? path : asked);
    return there ? Optional.ofNullable(byPath.get(path)) : Optional.empty();
  }
}
