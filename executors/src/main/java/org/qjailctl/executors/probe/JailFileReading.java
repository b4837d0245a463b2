package org.qjailctl.executors.probe;

import java.time.Duration;
import java.util.Optional;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;

/**
 * A file of a running jail, looked at from inside: seen from the host, a symlink that the jail's
 * root made could lead anywhere on the host.
 */
final class JailFileReading {

  /**
   * stat(1): the upper and the lower mode bits in octal, the type, the owner. The owner's name
   * comes last, for the jail's root chooses it.
   */
  private static final String FORMAT = "%Mp/%Lp/%HT/%Su";

  /** A pipe that the jail's root put there has no end. */
  private static final Duration DIGEST_LIMIT = Duration.ofSeconds(30);

  private JailFileReading() {}

  static Reading<Fact<FileState>> of(Place.InJail jail, HostPath path) {
    PlaceCommand stat = PlaceCommand.in(jail, "stat", "-f", FORMAT, path.value());
    PlaceCommand sha256 = PlaceCommand.in(jail, "sha256", "-q", path.value());
    Reading<Fact<Sha256>> digest =
        Reading.of(sha256.operation().within(DIGEST_LIMIT), outcome -> digest(sha256, outcome));
    return Reading.of(stat.operation(), outcome -> outcome)
        .and(digest, (outcome, read) -> state(stat, outcome, read));
  }

  private static Fact<FileState> state(PlaceCommand stat, Outcome outcome, Fact<Sha256> digest) {
    Optional<String> trouble = stat.trouble(outcome);
    if (trouble.isPresent()) {
      return Fact.unknown(trouble.get());
    }
    if (!outcome.good()) {
      String says = outcome.stderr().utf8().strip();
      return says.startsWith("stat: ") && says.endsWith(": No such file or directory")
          ? Fact.known(new FileState.Absent())
          : Fact.unknown(Trouble.ended(stat.name(), outcome));
    }
    String[] fields = outcome.stdout().utf8().strip().split("/", 4);
    Optional<FileMode> mode = fields.length == 4 ? mode(fields[0], fields[1]) : Optional.empty();
    if (mode.isEmpty()) {
      return Fact.unknown(Trouble.unreadable(stat.name()));
    }
    String owner = owner(fields[3]);
    return switch (fields[2]) {
      case "Regular File" ->
          digest.map(content -> new FileState.Regular(mode.get(), owner, content));
      case "Directory" -> Fact.known(new FileState.Directory(mode.get(), owner));
      case "Symbolic Link" -> Fact.known(new FileState.Other("a symlink"));
      default -> Fact.known(new FileState.Other("a device, socket or pipe"));
    };
  }

  private static Optional<FileMode> mode(String upper, String lower) {
    return upper.matches("[0-7]") && lower.matches("[0-7]{1,3}")
        ? Optional.of(new FileMode(Integer.parseInt(upper, 8) << 9 | Integer.parseInt(lower, 8)))
        : Optional.empty();
  }

  /** A number that has no name shows as {@code (770)} (recording 12). */
  private static String owner(String shown) {
    return shown.matches("\\([0-9]+\\)") ? shown.substring(1, shown.length() - 1) : shown;
  }

  private static Fact<Sha256> digest(PlaceCommand sha256, Outcome outcome) {
    Optional<String> trouble = sha256.trouble(outcome);
    if (trouble.isPresent()) {
      return Fact.unknown(trouble.get());
    }
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended(sha256.name(), outcome));
    }
    return Sha256.parse(outcome.stdout().utf8().strip())
        .toOptional()
        .<Fact<Sha256>>map(Fact::known)
        .orElseGet(() -> Fact.unknown(Trouble.unreadable(sha256.name())));
  }
}
