package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.doctor.Vitals;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.observed.Fact;

/** What is mounted, by {@code mount -p} (recording 01). */
final class MountsReading {

  private MountsReading() {}

  static Reading<Fact<List<Vitals.MountPoint>>> all() {
    return Reading.of(
        Operation.Run.of("mount", "-p"),
        outcome ->
            Trouble.unfinished("mount", outcome)
                .<Fact<List<Vitals.MountPoint>>>map(Fact::unknown)
                .orElseGet(
                    () ->
                        outcome.good()
                            ? Fact.known(parse(outcome.stdout().utf8()))
                            : Fact.unknown(Trouble.ended("mount", outcome))));
  }

  /** Columns stand between tabs or blanks; mount.c encodes neither, and names rarely have them. */
  static List<Vitals.MountPoint> parse(String text) {
    List<Vitals.MountPoint> mounts = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split("\\s+");
      if (words.length >= 4) {
        mounts.add(new Vitals.MountPoint(words[0], words[1], words[2]));
      }
    }
    return mounts;
  }
}
