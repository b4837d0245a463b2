package org.qjailctl.executors.simulated.qjail;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.PackedTree;

/** {@code qjail archive}: the files and the control files of stopped jails. */
final class Archive implements Subcommand {

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "archive", words, "Asz:");
    Zone zone = Zone.of(session, options.value('z'));
    if (options.has('s')) {
      return;
    }
    List<String> jails = options.rest();
    if (jails.isEmpty() && !options.has('A')) {
      throw session.ends(Syntax.of("archive"));
    }
    if (!jails.isEmpty() && options.has('A')) {
      throw session.ends("Syntax Error: Must not specify jailnames on archive -A.");
    }
    if (!jails.isEmpty() && List.of("sharedfs", "template").contains(jails.getFirst())) {
      base(session, zone, jails.getFirst());
      return;
    }
    Definitions definitions = new Definitions(session, zone);
    for (String file : definitions.named(jails)) {
      if (session.runs(file)) {
        session.say("Bypassed running jail. " + file);
        continue;
      }
      one(session, zone, file, definitions.read(file));
    }
  }

  private static void base(Session session, Zone zone, String what) throws Ended, FileRefused {
    boolean shared = what.equals("sharedfs");
    if (shared) {
      AllStopped.check(session, "Error: All jails have to be stopped to archive sharedfs.");
      session.date();
      session.say("Started archiving sharedfs.");
      session.say("Est LT 1 minute elapse time for minimum system install.");
      session.say("sharedfs with sources and ports system may");
      session.say("take up to 7 minutes.");
    }
    write(session, zone, what, List.of(zone.jails() + "/" + what));
    if (shared) {
      session.date();
    }
    session.say("Successfully archived " + what);
  }

  private static void one(Session session, Zone zone, String file, Definition jail)
      throws Ended, FileRefused {
    if (jail.isImage()) {
      Image.open(session, jail);
    }
    List<String> control = new ArrayList<>();
    control.add(jail.get("fstab"));
    control.add(Zone.CONFIG + "/" + file);
    control.add(Zone.GLOBAL + "/" + file);
    control.add(zone.definitions() + "/" + file);
    if (session.files().exists(Zone.PACKAGES + "/" + file)) {
      control.add(Zone.PACKAGES + "/" + file);
    }
    control.add(jail.root());
    boolean complete = write(session, zone, jail.name(), control);
    if (!complete) {
      // Recording 09, step 19: of a jail in manual status the archive is made and left incomplete.
      throw session.ends("Warning: Archiving jail " + jail.name() + " was not successful.");
    }
    if (jail.isImage()) {
      Image.close(session, jail);
    }
    session.say("Successfully archived " + jail.name());
  }

  /** As {@code tar czPf}; false when a file was missing. */
  private static boolean write(Session session, Zone zone, String name, List<String> paths)
      throws FileRefused {
    FileView files = session.files();
    boolean complete = true;
    for (String path : paths) {
      if (files.lstat(path).isEmpty()) {
        session.complain("tar: " + path + ": Cannot stat: No such file or directory");
        complete = false;
      }
    }
    if (!complete) {
      session.complain("tar: Error exit delayed from previous errors.");
    }
    String archive = zone.archive() + "/" + name + "@" + session.freshStamp(zone, name) + ".tar";
    files.write(archive, PackedTree.of(files, paths));
    return complete;
  }
}
