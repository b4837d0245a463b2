package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** {@code qjail update}: what jails share made anew from the host; or the log switched. */
final class Update implements Subcommand {

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "update", words, "l:z:bpPS");
    Zone zone = Zone.of(session, options.value('z'));
    long count = options.given().keySet().stream().filter(letter -> letter != 'z').count();
    if (count != 1) {
      String complaint = count == 0 ? "Error: NO options coded." : "Error: To many options coded.";
      throw session.ends(complaint + "\n " + Syntax.of("update"));
    }
    Optional<String> log = options.value('l');
    if (log.isPresent()) {
      LogSwitch.set(session, log.get());
    }
    if (options.has('p')) {
      session.complain("portsnap: the simulated host has no portsnap server");
      throw session.ends("Error: Portsnap fetch failed.");
    }
    if (options.has('b')) {
      binaries(session, zone);
    }
    if (options.has('S') || options.has('P')) {
      copy(session, zone, options.has('S') ? "src" : "ports");
    }
    session.echo(" ");
    session.say("Successfully updated your existing qjail system.");
    session.echo(" ");
  }

  private static void binaries(Session session, Zone zone) throws Ended, FileRefused {
    FileView files = session.files();
    if (!files.isFolder(zone.sharedfs())) {
      throw session.ends("Error: sharedfs does not exist.");
    }
    AllStopped.check(session, "Error: All jails have to be stopped.");
    session.echo(" ");
    for (String folder : SharedFiles.copiedFromHost()) {
      String path = zone.sharedfs() + "/" + folder;
      if (files.lstat(path).isEmpty()) {
        session.complain("rm: " + folder + ": No such file or directory");
        throw session.ends("Error: Delete of sharedfs binaries for " + folder + " failed.");
      }
      files.remove(path);
      session.say("Deletion of sharedfs binaries successful for " + folder + ".");
    }
    session.echo(" ");
    for (String folder : SharedFiles.copiedFromHost()) {
      Node host = files.lstat("/" + folder).orElseThrow();
      files.put(zone.sharedfs() + "/" + folder, host);
      session.say("Copied host's binaries to sharedfs successfully for " + folder + ".");
    }
    if (files.lstat(zone.sharedfs() + "/usr/bin/perl").isEmpty()) {
      files.symlink(zone.sharedfs() + "/usr/bin/perl", "/usr/local/bin/perl");
    }
    session.echo(" ");
    session.say("Host to sharedfs binaries update completed successfully.");
  }

  private static void copy(Session session, Zone zone, String what) throws Ended, FileRefused {
    FileView files = session.files();
    String host = "/usr/" + what;
    String shared = zone.sharedfs() + "/usr/" + what;
    // Recording 13, step 24: the script says src for ports, too.
    session.echo("Copy hosts /usr/src routine entered");
    if (!files.exists(host)) {
      throw session.ends("Error; No host " + host + "/ to copy.");
    }
    if (what.equals("ports") && !files.exists(shared)) {
      throw session.ends("Error; No sharedfs ports to delete.");
    }
    session.echo(" ");
    session.say("Removing existing " + host + " directory from sharedfs.");
    session.say("Est LT 1 minute elapse time for this to complete.");
    session.date();
    session.run("rm", "-r", shared);
    session.date();
    session.echo(" ");
    session.say("Copying host " + host + " to sharedfs " + host + ".");
    session.say("Est LT 17 minutes elapse time for this to complete.");
    session.date();
    files.put(shared, files.stat(host).orElseThrow());
    session.date();
  }
}
