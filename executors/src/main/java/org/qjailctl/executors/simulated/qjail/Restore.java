package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.PackedTree;

/** {@code qjail restore}: jails that are not there, from their newest or a named archive. */
final class Restore implements Subcommand {

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "restore", words, "sz:");
    Zone zone = Zone.of(session, options.value('z'));
    if (options.has('s')) {
      return;
    }
    List<String> wanted = options.rest();
    if (wanted.isEmpty()) {
      throw session.ends(Syntax.of("restore"));
    }
    if (wanted.getFirst().contains("=")) {
      session.say("Error: Group prefix equal sign is invalid in restore processing.");
      throw session.ends("Code multiple jailnames on the restore command instead.");
    }
    if (List.of("sharedfs", "template").contains(ArchiveFile.jailOf(wanted.getFirst()))) {
      base(session, zone, wanted.getFirst());
      return;
    }
    for (String one : wanted) {
      jail(session, zone, one);
    }
  }

  private static void jail(Session session, Zone zone, String wanted) throws Ended, FileRefused {
    String name = ArchiveFile.jailOf(wanted);
    Definitions definitions = new Definitions(session, zone);
    if (definitions.exists(name)) {
      throw session.ends("Error: Can't restore a jail that already exists. " + name);
    }
    if (name.equals(wanted)) {
      if (!name.matches("[A-Za-z0-9_-]+")) {
        session.say("Invalid jail name");
        throw session.ends("Only underscore, dash and alphanumeric characters are valid.");
      }
      if (name.matches("[0-9]+")) {
        throw session.ends("Numeric jail names are invalid. Jail name " + name);
      }
    }
    extract(session, ArchiveFile.find(session, zone.archive(), wanted, name));
    Definition jail = definitions.read(name);
    if (jail.root().isEmpty()) {
      session.say("Error: Archive restore has invalid definition file.");
      throw session.ends("Some definition parameters are missing values.");
    }
    if (jail.isImage()) {
      // An image is archived as its files, and made again of them.
      jail = Image.makeAgain(session, jail, jail.get("imageblockcount"));
    }
    definitions.write(jail);
    session.say("Successfully restored " + jail.name());
  }

  private static void extract(Session session, ArchiveFile archive) throws Ended, FileRefused {
    Optional<Content.Packed> content = archive.content(session.files());
    if (content.isEmpty()) {
      throw session.ends("Error: Extract archive failed from " + archive.path() + ".");
    }
    PackedTree.unpack(content.get(), session.files());
  }

  private static void base(Session session, Zone zone, String wanted) throws Ended, FileRefused {
    String what = ArchiveFile.jailOf(wanted);
    boolean shared = what.equals("sharedfs");
    if (shared) {
      AllStopped.check(session, "Error: All jails have to be stopped to restore sharedfs");
    }
    ArchiveFile archive = ArchiveFile.find(session, zone.archive(), wanted, what);
    String previous = zone.jails() + "/previous." + what;
    if (session.files().isFolder(previous)) {
      session.say("Deleting the previous." + what + " directory tree.");
      session.files().remove(previous);
    }
    session.files().rename(zone.jails() + "/" + what, previous);
    if (shared) {
      session.say("Started restoring sharedfs.");
      session.say("Est LT 1 minute elapse time for sharedfs having a minimum");
      session.say("system install. A sharedfs with sources and full ports system");
      session.say("may take up to 7 minutes.");
      session.say(" ");
    }
    extract(session, archive);
    session.say("Successfully restored " + what);
  }
}
