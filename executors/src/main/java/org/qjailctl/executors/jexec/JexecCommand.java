package org.qjailctl.executors.jexec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.UserName;

/** jexec(8), with nothing of the host's environment. */
public final class JexecCommand {

  private JexecCommand() {}

  /** As the jail's root, in its home. */
  public static List<String> of(JailName jail, List<String> argv) {
    return words(List.of("jexec", "-l", jail.value()), argv);
  }

  /**
   * As a user of the jail, where one is named, in the jail's root folder. With -l jexec goes to the
   * user's home, and gives up where that is not there, as with www and nobody: {@code jexec: chdir:
   * /nonexistent: No such file or directory} (FreeBSD 13.2, usr.sbin/jexec/jexec.c). All else that
   * -l does is to empty the environment; PATH, HOME and USER are set for every user.
   */
  public static List<String> of(JailName jail, Optional<UserName> user, List<String> argv) {
    return user.map(
            name ->
                words(
                    List.of("env", "-i", "/usr/sbin/jexec", "-U", name.value(), jail.value()),
                    argv))
        .orElseGet(() -> of(jail, argv));
  }

  private static List<String> words(List<String> first, List<String> rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }
}
