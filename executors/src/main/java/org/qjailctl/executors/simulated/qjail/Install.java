package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.BaseDistribution;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** {@code qjail install}: the template, what jails share, flavors, and the control folders. */
final class Install implements Subcommand {

  private static final String FTP_HOST = "ftp2.freebsd.org";
  private static final long BYTES = 195_363_380;

  private static final Pattern RELEASE = Pattern.compile("([0-9]+)\\.([0-9]+)-.*");

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "install", words, "f:h:z:l");
    if (!options.rest().isEmpty()) {
      throw session.ends(Syntax.of("install"));
    }
    Zone zone = zone(session, options);
    AllStopped.check(session, "Error: All jails have to be stopped.");
    String release = release(session);
    if (!options.has('f')) {
      refuseUnreleased(session, release);
    }
    FileView files = session.files();
    if (files.exists(zone.jails() + "/download")) {
      files.remove(zone.jails() + "/download");
    }
    clear(session, zone);
    if (options.has('l')) {
      LogSwitch.on(session);
    }
    String folder = options.value('f').orElse(zone.jails() + "/download");
    if (!options.has('f')) {
      fetch(session, folder, options.value('h').orElse(FTP_HOST), release);
    } else if (!files.isFolder(folder)) {
      session.complain("cd: " + folder + ": No such file or directory");
      throw session.ends("Error: Couldn't cd to " + folder + ".");
    } else if (!files.exists(folder + "/base.txz")) {
      throw session.ends("Install file not found " + folder + "/base.txz");
    }
    files.makeFolders(zone.template());
    session.echo(" ");
    session.say("The RELEASE distribution files are populating template.");
    session.say("Est LT 1 minute elapse time for this to complete.");
    extract(session, zone, folder + "/base.txz", release);
    if (!options.has('f')) {
      files.remove(folder);
    }
    session.say(" ");
    session.say("sharedfs is being populated.");
    session.say("Est LT 1 minute elapse time for this to complete.");
    SharedFiles.split(files, zone);
    controlFolders(files, zone);
    flavors(session, zone);
    session.echo(" ");
    session.say("Successfully installed qjail system.");
    session.echo(" ");
  }

  private static Zone zone(Session session, Options options) throws Ended, FileRefused {
    String name = options.value('z').orElse("");
    if (name.isEmpty()) {
      return Zone.HOST;
    }
    if (!name.matches("[A-Za-z0-9_-]+")) {
      session.say("Invalid zone name");
      throw session.ends("Only underscore, dash and alphanumeric characters are valid.");
    }
    if (name.matches("[0-9]+")) {
      throw session.ends("Numeric zone names are invalid. Zone name " + name);
    }
    session.say("This is the zone name used " + name);
    return Zone.named(name);
  }

  /** The host's release without a patch level; 11.0 at least. */
  private static String release(Session session) throws Ended, FileRefused {
    String release = session.world().kernel().variable("kern.osrelease").orElse("");
    Matcher number = RELEASE.matcher(release);
    if (!number.matches() || Integer.parseInt(number.group(1)) < 11) {
      session.say("Error: The Host is running " + release + ".");
      session.say("This version of qjail only runs on 11.0-RELEASE or newer.");
      session.say("qjail3 version 4.9 is the last qjail version to handle the ");
      throw session.ends("10.x release series.");
    }
    return release.replaceFirst("-p[0-9]+$", "");
  }

  /** Jails, archives and flavors of the administrator's own stay. */
  private static void clear(Session session, Zone zone) throws FileRefused {
    FileView files = session.files();
    if (files.isFolder(zone.sharedfs())) {
      session.say("Deleting the sharedfs filesystem.");
      files.remove(zone.sharedfs());
    }
    if (files.isFolder(zone.template())) {
      session.say("Deleting the template filesystem.");
      files.remove(zone.template());
    }
    for (String name : List.of("default", "ssh-default")) {
      String flavor = zone.flavors() + "/" + name;
      if (files.isFolder(flavor)) {
        files.copyTree(flavor, zone.flavors() + "/users.saved." + name);
        files.remove(flavor);
      }
    }
  }

  /** Only releases are found on servers. */
  private static void refuseUnreleased(Session session, String release) throws Ended, FileRefused {
    String kind = release.substring(release.lastIndexOf('-') + 1);
    if (kind.matches("ALPHA[1-7]|BETA[1-7]|RC([1-9]|1[01])")) {
      session.say(
          "Error: The Host is running a -" + kind.replaceFirst("[0-9]+$", "") + " version.");
      session.say("There is no binary source available for download.");
      throw session.ends("Use option -f ");
    }
    if (kind.matches("PRERELEASE|STABLE|CURRENT")) {
      session.say("Error: The Host is running a " + kind + " version.");
      session.say("There is no binary source available for download.");
      session.say("On the Host issue setenv UNAME_r 10.0-RELEASE or whatever major");
      session.say("release is currently available. Then issue the qjail install cmd");
      session.say("again to create a clean /etc directory in sharedfs.");
      session.say("On completion issue qjail update -b cmd to clone the hosts ");
      throw session.ends("running libs to sharedfs. Do unsetenv UNAME_r to undo it.");
    }
  }

  /** ftp(1): every server of the simulated network has every release. */
  private static void fetch(Session session, String folder, String server, String release)
      throws Ended, FileRefused {
    session.files().makeFolders(folder);
    String where = "pub/FreeBSD/releases/amd64/amd64/" + release + "/base.txz";
    if (!release.matches("[0-9]+\\.[0-9]+-RELEASE")) {
      session.say("ftp " + server + ":" + where);
      throw session.ends("Error: Failed to ftp base.txz file.");
    }
    session
        .files()
        .write(folder + "/base.txz", new Content.Opaque(BYTES, Bytes.utf8(where).sha256()));
  }

  private static void extract(Session session, Zone zone, String path, String release)
      throws Ended, FileRefused {
    FileView files = session.files();
    // A distribution is too big to hold, so that a file that is held is no distribution.
    if (!(files.stat(path).orElseThrow() instanceof Node.Regular regular
        && regular.content() instanceof Content.Opaque)) {
      session.complain("xzdec: base.txz: File format not recognized");
      session.complain("tar: Error opening archive: Unrecognized archive format");
      throw session.ends("Error: RELEASE distribution install failed.");
    }
    BaseDistribution.lay(session.world().files(HostPath.of(zone.template())), release);
  }

  private static void controlFolders(FileView files, Zone zone) throws FileRefused {
    for (String folder :
        List.of(
            zone.archive(),
            Zone.GLOBAL,
            zone.definitions(),
            Zone.CONFIG,
            Zone.PACKAGES,
            zone.fstabs(),
            zone.flavors())) {
      files.makeFolders(folder);
    }
    files.write(Zone.VNETCTL, "count=\"0\"\n");
  }

  private static void flavors(Session session, Zone zone) throws FileRefused {
    for (String name : List.of("default", "ssh-default")) {
      session.run("cp", "-p", "-R", Zone.EXAMPLES + "/" + name, zone.flavors());
      String etc = zone.flavors() + "/" + name + "/etc/";
      session.run("cp", "/etc/localtime", etc);
      session.run("cp", "/etc/resolv.conf", etc);
    }
  }
}
