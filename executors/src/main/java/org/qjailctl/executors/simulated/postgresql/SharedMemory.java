package org.qjailctl.executors.simulated.postgresql;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.world.JailParameters;
import org.qjailctl.executors.simulated.world.RunningJail;

/**
 * System V shared memory, without which PostgreSQL starts no process: a jail has it only with
 * {@code allow.sysvipc}, or {@code sysvshm} of its own.
 */
final class SharedMemory {

  /** log_line_prefix's default, {@code %m [%p]}. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SharedMemory() {}

  static boolean there(Invocation invocation) {
    Optional<RunningJail> jail =
        invocation.place().jail().flatMap(invocation.world().jails()::find);
    return jail.isEmpty() || !"disable".equals(JailParameters.of(jail.get()).get("sysvshm"));
  }

  /** What a process of PostgreSQL says that gets none (shmget(2) ends in ENOSYS). */
  static String refusal(Invocation invocation, int pid) {
    String prefix = prefix(invocation, pid);
    return prefix
        + "FATAL:  could not create shared memory segment: Function not implemented\n"
        + prefix
        + "DETAIL:  Failed system call was shmget(key=176242, size=56, 03600).\n";
  }

  /** The time and process in front of each line that a server writes. */
  static String prefix(Invocation invocation, int pid) {
    return TIME.format(invocation.world().clock().instant()) + " [" + pid + "] ";
  }
}
