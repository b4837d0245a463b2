package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.CronSchedule;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/**
 * The piece {@code cron} of a provision: a file each in the folder of local system crontabs, which
 * cron(8) looks through every minute (FreeBSD 13.2, usr.sbin/cron/cron/database.c).
 */
final class CronBinding {

  private static final HostPath FOLDER = HostPath.of("/usr/local/etc/cron.d");

  /**
   * cron(8) passes over names that start with a dot; others may pass over what is no plain name.
   */
  private static final Form<String> NAME =
      Forms.pattern(
          "[A-Za-z0-9][A-Za-z0-9_-]{0,63}",
          "an entry is named by at most 64 letters, digits, dashes and underscores",
          ManifestCode.BAD_CRON_NAME,
          "Write a plain name, such as backup.");

  private static final Form<CronSchedule> SCHEDULE =
      Form.of(
          CronSchedule::parse,
          ManifestCode.BAD_SCHEDULE,
          "Write five fields as in crontab(5), such as `30 4 * * *`, or @daily.");

  /** MAX_COMMAND of cron.h is 1000 characters, the end included. */
  private static final int LONGEST = 999;

  private static final Form<String> COMMAND =
      Form.of(
          text ->
              text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(c -> c < ' ')
                  ? Parsed.refused("cron(8) takes one line of at most 999 characters")
                  : Parsed.ok(text),
          ManifestCode.BAD_CRON_COMMAND,
          "Put a longer script into a file, and run that.");

  private CronBinding() {}

  /** The entries as files: those that are to be there, and those that are not. */
  static void read(Section provision, WrittenFiles files) {
    provision
        .sections("cron", NAME, CronBinding::entry)
        .forEach(entry -> files.add(entry.at(), entry.file()));
  }

  private record Entry(Placed<HostPath> at, Optional<Provision.OwnedFile> file) {}

  private static Optional<Entry> entry(Placed<String> name, Section one) {
    one.requireOneOf("command", "state");
    one.word("state", List.of(Presence.ABSENT));
    Placed<HostPath> at = new Placed<>(FOLDER.child(name.value()), name.place());
    Optional<Placed<CronSchedule>> schedule = one.form("schedule", SCHEDULE);
    String user =
        one.form("user", OwnerBinding.OWNER).map(Placed::value).map(UserName::value).orElse("root");
    Optional<Placed<String>> command = one.form("command", COMMAND);
    if (one.has("state") && !one.has("command")) {
      return Optional.of(new Entry(at, Optional.empty()));
    }
    if (!one.has("schedule")) {
      one.reading()
          .problems()
          .report(
              ManifestCode.BAD_SCHEDULE,
              one.place().atHead(),
              "Nothing says when " + name.value() + " runs.",
              "Add schedule, such as `30 4 * * *` or @daily.");
    }
    return schedule.flatMap(
        when ->
            command.map(
                what -> new Entry(at, Optional.of(file(when.value(), user, what.value())))));
  }

  private static Provision.OwnedFile file(CronSchedule when, String user, String command) {
    return new Provision.OwnedFile(
        Bytes.utf8("# Kept by qjailctl.\n" + when + "\t" + user + "\t" + command + "\n"),
        FileMode.READABLE,
        FileOwner.ROOT,
        new TreeSet<>());
  }
}
