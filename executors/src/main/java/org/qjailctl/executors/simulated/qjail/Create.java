package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.PackedTree;

/** {@code qjail create}: a jail from the template and a flavor, or from an archive. */
final class Create implements Subcommand {

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    CreateRequest request = CreateRequest.read(session, words);
    if (request.copies() == 0) {
      warn(session, request.name(), request.ip4(), request.ip6());
    }
    String root = request.zone().jails() + "/" + request.name();
    if (request.from().isPresent()) {
      fromArchive(session, request, root);
    } else {
      fromTemplate(session, request, root);
    }
    if (request.copies() == 0) {
      define(session, request, request.name(), request.ip4());
      return;
    }
    copies(session, request, root);
  }

  private static void warn(Session session, String jail, String ip4, String ip6)
      throws FileRefused {
    if (!ip4.isEmpty()) {
      AddressList.warn(session, "ip4", ip4, jail);
    }
    if (!ip6.isEmpty()) {
      AddressList.warn(session, "ip6", ip6, jail);
    }
  }

  private static void fromArchive(Session session, CreateRequest request, String root)
      throws Ended, FileRefused {
    String wanted = request.from().orElse("");
    ArchiveFile archive = ArchiveFile.find(session, request.archive(), wanted, request.name());
    Optional<Content.Packed> content = archive.content(session.files());
    FileView files = session.files();
    String scratch = request.zone().jails() + "/temp_restore";
    files.makeFolders(scratch);
    if (content.isEmpty()) {
      files.remove(scratch);
      throw session.ends("Error: Extract archive failed from " + archive.path());
    }
    PackedTree.unpack(content.get(), session.world().files(HostPath.of(scratch)));
    String jail = ArchiveFile.jailOf(wanted);
    String unpacked = scratch + request.archived() + "/" + jail;
    if (files.lstat(unpacked).isEmpty()) {
      session.complain("mv: rename %s to %s: No such file or directory".formatted(unpacked, root));
    } else {
      // mv(1) into a folder that is there.
      files.rename(unpacked, files.isFolder(root) ? root + "/" + jail : root);
    }
    files.remove(scratch);
  }

  private static void fromTemplate(Session session, CreateRequest request, String root)
      throws Ended, FileRefused {
    FileView files = session.files();
    String name = request.flavor().orElse("default");
    String flavor = request.zone().flavors() + "/" + name;
    if (!files.exists(flavor)) {
      throw session.ends("Error: Flavor not found. " + name);
    }
    List<String> differences = FlavorCheck.differences(files, Zone.EXAMPLES + "/default", flavor);
    if (!differences.isEmpty()) {
      differences.forEach(session::echo);
      throw session.ends("Error invalid directories in flavor " + name + ".");
    }
    if (!files.isFolder(request.zone().template())) {
      session.complain("cd: " + request.zone().template() + ": No such file or directory");
      throw session.ends("Error: Could not cd to " + request.zone().template() + ".");
    }
    copyInto(files, request.zone().template(), root);
    copyInto(files, flavor, root);
  }

  /** {@code find . | cpio -p}: what is inside, over what is there. */
  private static void copyInto(FileView files, String from, String to) throws FileRefused {
    files.copyTree(from + "/", to);
  }

  private static void define(Session session, CreateRequest request, String name, String ip4)
      throws FileRefused {
    Definition jail =
        new Definition(
            Map.of(
                "name",
                name,
                "ip4",
                ip4,
                "ip6",
                request.ip6(),
                "path",
                request.zone().jails() + "/" + name,
                "interface",
                request.nic(),
                "fstab",
                request.zone().fstabs() + "/" + name,
                "deffile",
                request.zone().definitions() + "/" + name));
    if (request.ssh()) {
      jail = SshOnce.prepare(session, jail);
    }
    if (request.mebibytes().isPresent()) {
      jail = Image.make(session, jail, request.mebibytes().get());
    }
    Definitions definitions = new Definitions(session, request.zone());
    definitions.writeAll(jail);
    definitions.writeFstab(jail);
    session.say("Successfully created  " + name);
  }

  /** NAME-001 and on, the last part of the address counting up; the jail itself goes away. */
  private static void copies(Session session, CreateRequest request, String root)
      throws FileRefused {
    Definitions definitions = new Definitions(session, request.zone());
    String ip4 = request.ip4();
    for (int number = 1; number <= request.copies(); number++) {
      String name = "%s-%03d".formatted(request.name(), number);
      if (definitions.exists(name)) {
        session.say("Bypassed existing jail " + name);
        continue;
      }
      warn(session, name, ip4, "");
      copyInto(session.files(), root, root + "-%03d".formatted(number));
      define(session, request, name, ip4);
      int dot = ip4.lastIndexOf('.');
      String last = ip4.substring(dot + 1);
      int next = last.matches("[0-9]{1,9}") ? Integer.parseInt(last) + 1 : 1;
      ip4 = (dot < 0 ? ip4 : ip4.substring(0, dot)) + "." + next;
    }
    session.files().remove(root);
  }
}
