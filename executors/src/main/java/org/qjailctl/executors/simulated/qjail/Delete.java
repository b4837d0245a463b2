package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.Mount;

/** {@code qjail delete}: {@code rm -rf} of a jail's files, without a look at what is mounted. */
final class Delete implements Subcommand {

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "delete", words, "Az:");
    Zone zone = Zone.of(session, options.value('z'));
    boolean all = options.has('A');
    if (options.rest().isEmpty() && !all) {
      throw session.ends(Syntax.of("delete"));
    }
    if (!options.rest().isEmpty() && all) {
      throw session.ends("Syntax Error: Must not specify jailnames on delete -A.");
    }
    if (all) {
      session.files().write(Zone.VNETCTL, "count=\"0\"\n");
    }
    Definitions definitions = new Definitions(session, zone);
    for (String file : definitions.named(options.rest())) {
      // A running jail in manual status is looked up as NAME.man and not found.
      if (session.runs(file)) {
        session.say("Bypassed running jail " + file);
        continue;
      }
      Definition jail = definitions.read(file);
      String path = jail.get("deffile");
      String fileName = path.substring(path.lastIndexOf('/') + 1);
      definitions.forget(path);
      definitions.forget(Zone.GLOBAL + "/" + fileName);
      definitions.forget(jail.get("fstab"));
      definitions.forget("/var/log/qjail." + fileName + ".console.log");
      definitions.forget(Zone.CONFIG + "/" + jail.name());
      removeTree(session, HostPath.of(jail.root()));
      session.say("Successfully deleted  " + jail.name());
    }
  }

  /** What is mounted below is complained of file by file, and stays with all that leads to it. */
  private static void removeTree(Session session, HostPath folder) throws FileRefused {
    List<Mount> mounted = session.world().mounts().below(folder);
    if (mounted.isEmpty()) {
      if (session.files().lstat(folder.value()).isPresent()) {
        session.files().remove(folder.value());
      }
      return;
    }
    boolean readOnly = mounted.stream().anyMatch(m -> m.point().equals(folder) && m.readOnly());
    for (String name : session.files().list(folder.value())) {
      if (readOnly) {
        session.complain("rm: " + folder.child(name) + ": Read-only file system");
      } else {
        removeTree(session, folder.child(name));
      }
    }
    boolean here = mounted.stream().anyMatch(m -> m.point().equals(folder));
    session.complain("rm: " + folder + (here ? ": Device busy" : ": Directory not empty"));
  }
}
