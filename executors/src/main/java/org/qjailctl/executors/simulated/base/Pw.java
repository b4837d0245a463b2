package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.FileRefused;

/** pw(8): which of its commands is called, and what its arguments are (pw.c, FreeBSD 13.2). */
public final class Pw implements Program {

  /** EX_USAGE, EX_DATAERR and EX_NOUSER of sysexits(3). */
  static final int USAGE = 64;

  static final int BAD_DATA = 65;
  static final int NO_USER = 67;

  /** getopt(3)'s letters of each command that is known here. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "useradd", "C:qn:u:c:d:e:p:g:G:mM:k:s:oL:i:w:h:H:Db:NPy:Y",
          "usermod", "C:qn:u:c:d:e:p:g:G:mM:l:k:s:w:L:h:H:NPYy:",
          "userdel", "C:qn:u:rYy:",
          "usershow", "C:qn:u:FPa7",
          "groupadd", "C:qn:g:h:H:M:oNPY",
          "groupmod", "C:qn:d:g:l:h:H:M:m:NPY",
          "groupdel", "C:qn:g:Y",
          "groupshow", "C:qn:g:FPa");

  /**
   * A call of one command.
   *
   * @param name what the command is about
   */
  record Call(Invocation invocation, Accounts accounts, String name, Options options) {
    Optional<String> value(char letter) {
      return options.value(letter);
    }

    Result write(Accounts changed) throws FileRefused {
      changed.write(invocation.files());
      return Result.SILENT;
    }
  }

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    String action = words.isEmpty() ? "" : words.getFirst();
    int skipped = words.size() > 1 && action.matches("user|group") ? 2 : 1;
    action = skipped == 2 ? action + words.get(1) : action;
    // pw(8) takes the two halves of a command's name in either order.
    action = action.replaceFirst("^(add|mod|del|show)(user|group)$", "$2$1");
    String letters = OPTIONS.get(action);
    if (letters == null) {
      return Result.failed(USAGE, "pw: the simulated host does not know pw " + action);
    }
    List<String> arguments = words.subList(Math.min(skipped, words.size()), words.size());
    boolean named = !arguments.isEmpty() && !arguments.getFirst().startsWith("-");
    Options options =
        Options.read(named ? arguments.subList(1, arguments.size()) : arguments, letters);
    if (options.unknown().isPresent()) {
      return Result.failed(USAGE, "pw: illegal option -- " + options.unknown().get());
    }
    String name = options.value('n').orElse(named ? arguments.getFirst() : "");
    Call call = new Call(invocation, Accounts.of(invocation.files()), name, options);
    return switch (action) {
      case "useradd" -> PwUsers.add(call);
      case "usermod" -> PwUsers.change(call);
      case "userdel" -> PwUsers.delete(call);
      case "usershow" -> PwUsers.show(call);
      case "groupadd" -> PwGroups.add(call);
      case "groupmod" -> PwGroups.change(call);
      case "groupdel" -> PwGroups.delete(call);
      default -> PwGroups.show(call);
    };
  }

  static Result refused(int exit, String words) {
    return Result.failed(exit, "pw: " + words);
  }
}
