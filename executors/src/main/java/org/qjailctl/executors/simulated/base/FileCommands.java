package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** cat(1), mkdir(1), rm(1), cp(1), mv(1), ln(1), chmod(1), chown(8), install(1). */
public final class FileCommands {

  private FileCommands() {}

  public static Result cat(Invocation invocation) throws FileRefused {
    if (invocation.arguments().isEmpty()) {
      return new Result(0, invocation.stdin(), Bytes.NONE);
    }
    if (invocation.arguments().size() == 1) {
      return new Result(0, invocation.files().read(invocation.arguments().getFirst()), Bytes.NONE);
    }
    Result all = Result.SILENT;
    for (String path : invocation.arguments()) {
      all = all.then(Result.printed(invocation.files().read(path).utf8()));
    }
    return all;
  }

  public static Result mkdir(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "pvm:");
    for (String path : options.rest()) {
      boolean fresh = !invocation.files().exists(path);
      if (options.has('p')) {
        invocation.files().makeFolders(path);
      } else {
        invocation.files().makeFolder(path);
      }
      if (fresh && options.value('m').isPresent()) {
        invocation.files().changeMode(path, FileMode.parse(options.value('m').get()).orThrow());
      }
    }
    return Result.SILENT;
  }

  public static Result rm(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "dfirRvx");
    for (String path : options.rest()) {
      Optional<Node> node = invocation.files().lstat(path);
      if (node.isEmpty() && options.has('f')) {
        continue;
      }
      boolean recursive = options.has('r') || options.has('R');
      if (node.isPresent() && node.get() instanceof Node.Folder && !recursive) {
        return Result.failed(1, "rm: " + path + ": is a directory");
      }
      if (!invocation
          .world()
          .mounts()
          .below(PathText.absolute(invocation.place(), path))
          .isEmpty()) {
        return Result.failed(1, "rm: " + path + ": Device busy");
      }
      invocation.files().remove(path);
    }
    return Result.SILENT;
  }

  public static Result rmdir(Invocation invocation) throws FileRefused {
    for (String path : invocation.arguments()) {
      if (!invocation.files().isFolder(path)) {
        boolean there = invocation.files().exists(path);
        return Result.failed(
            1, "rmdir: " + path + (there ? ": Not a directory" : ": No such file or directory"));
      }
      if (!invocation.files().list(path).isEmpty()) {
        return Result.failed(1, "rmdir: " + path + ": Directory not empty");
      }
      invocation.files().remove(path);
    }
    return Result.SILENT;
  }

  /** What {@code AddLineScript} does: its arguments are a file and a line. */
  public static Result addLine(Invocation invocation) throws FileRefused {
    String path = invocation.arguments().getFirst();
    String line = invocation.arguments().getLast();
    Optional<String> text = invocation.files().text(path);
    if (text.isEmpty()) {
      return Result.failed(1, path + ": no such file");
    }
    if (text.get().lines().noneMatch(line::equals)) {
      String end = text.get().isEmpty() || text.get().endsWith("\n") ? "" : "\n";
      invocation.files().replace(path, text.get() + end + line + "\n");
    }
    return Result.SILENT;
  }

  public static Result cp(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "afHLPRprnlvx");
    List<String> words = options.rest();
    if (words.size() < 2) {
      return Result.failed(
          64, "usage: cp [-R [-H | -L | -P]] [-f | -i | -n] [-alpsvx] source_file target_file");
    }
    for (String from : words.subList(0, words.size() - 1)) {
      boolean folder = invocation.files().isFolder(from);
      if (folder && !options.has('R') && !options.has('a') && !options.has('r')) {
        return Result.failed(1, "cp: " + from + " is a directory (not copied).");
      }
      invocation.files().copyTree(from, words.getLast());
    }
    return Result.SILENT;
  }

  public static Result mv(Invocation invocation) throws FileRefused {
    List<String> words = Options.read(invocation.arguments(), "finv").rest();
    String from = words.getFirst();
    String to = words.getLast();
    boolean into = invocation.files().isFolder(to);
    invocation.files().rename(from, into ? to + from.substring(from.lastIndexOf('/')) : to);
    return Result.SILENT;
  }

  public static Result ln(Invocation invocation) throws FileRefused {
    List<String> words = Options.read(invocation.arguments(), "sfhnv").rest();
    if (invocation.files().lstat(words.getLast()).isPresent()) {
      return Result.failed(1, "ln: " + words.getLast() + ": File exists");
    }
    invocation.files().symlink(words.getLast(), words.getFirst());
    return Result.SILENT;
  }

  public static Result chmod(Invocation invocation) throws FileRefused {
    List<String> words = Options.read(invocation.arguments(), "Rfhv").rest();
    for (String path : words.subList(1, words.size())) {
      invocation.files().changeMode(path, FileMode.parse(words.getFirst()).orThrow());
    }
    return Result.SILENT;
  }

  public static Result chown(Invocation invocation) throws FileRefused {
    List<String> words = Options.read(invocation.arguments(), "Rfhv").rest();
    String[] owner = words.getFirst().split(":", 2);
    for (String path : words.subList(1, words.size())) {
      own(
          invocation,
          path,
          Optional.of(owner[0]),
          owner.length == 2 ? Optional.of(owner[1]) : Optional.empty());
    }
    return Result.SILENT;
  }

  /** {@code install -d} makes folders; otherwise it copies one file. */
  public static Result install(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "bCcdo:g:m:MpSsUv");
    Accounts accounts = Accounts.of(invocation.files());
    Optional<String> user =
        options.value('o').filter(u -> !u.matches("[0-9]+") && accounts.user(u).isEmpty());
    if (user.isPresent()) {
      return Result.failed(64, "install: " + user.get() + ": Invalid argument");
    }
    List<String> targets = options.has('d') ? options.rest() : List.of(options.rest().getLast());
    for (String path : targets) {
      if (options.has('d')) {
        invocation.files().makeFolders(path);
      } else {
        invocation.files().copyTree(options.rest().getFirst(), path);
      }
      invocation
          .files()
          .changeMode(path, FileMode.parse(options.value('m').orElse("0755")).orThrow());
      own(invocation, path, options.value('o'), options.value('g'));
    }
    return Result.SILENT;
  }

  private static void own(
      Invocation invocation, String path, Optional<String> user, Optional<String> group)
      throws FileRefused {
    FileView files = invocation.files();
    Accounts accounts = Accounts.of(files);
    Node node =
        files.stat(path).orElseThrow(() -> new FileRefused(FileRefused.Reason.MISSING, path));
    long uid =
        user.map(u -> accounts.user(u).map(Accounts.User::uid).orElseGet(() -> number(u)))
            .orElse(node.attributes().uid());
    long gid =
        group
            .map(g -> accounts.group(g).map(Accounts.Group::gid).orElseGet(() -> number(g)))
            .orElse(node.attributes().gid());
    files.changeOwner(path, uid, gid);
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
  }

  /** sha256(1): {@code -q} prints digests alone. */
  public static Result sha256(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "qrc:");
    if (options.rest().isEmpty()) {
      return Result.printed(invocation.stdin().sha256() + "\n");
    }
    return options.rest().stream()
        .map(path -> digest(invocation, path, options.has('q')))
        .reduce(Result.SILENT, Result::then);
  }

  private static Result digest(Invocation invocation, String path, boolean quiet) {
    return invocation
        .files()
        .stat(path)
        .flatMap(
            n ->
                n instanceof Node.Regular regular
                    ? Optional.of(regular.content().sha256())
                    : Optional.empty())
        .map(d -> Result.printed(quiet ? d + "\n" : "SHA256 (" + path + ") = " + d + "\n"))
        .orElseGet(() -> Result.failed(1, "sha256: " + path + ": No such file or directory"));
  }

  /**
   * ls(1) without options, or with {@code -1}, {@code -A}, {@code -a}, {@code -d}: names, one a
   * line.
   */
  public static Result ls(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "1AadR");
    if (options.unknown().isPresent()) {
      return Result.failed(1, "ls: the simulated host knows -1, -A, -a and -d");
    }
    List<String> paths = options.rest().isEmpty() ? List.of("/root") : options.rest();
    Result all = Result.SILENT;
    for (String path : paths) {
      if (invocation.files().lstat(path).isEmpty()) {
        all =
            new Result(
                1, all.stdout(), Bytes.utf8("ls: " + path + ": No such file or directory\n"));
      } else if (options.has('d') || !invocation.files().isFolder(path)) {
        all = new Result(all.exit(), Bytes.utf8(all.text() + path + "\n"), all.stderr());
      } else {
        String heading =
            paths.size() > 1 ? (all.stdout().isEmpty() ? "" : "\n") + path + ":\n" : "";
        String names =
            invocation.files().list(path).stream()
                .filter(n -> options.has('A') || options.has('a') || !n.startsWith("."))
                .map(n -> n + "\n")
                .collect(Collectors.joining());
        all =
            new Result(
                all.exit(),
                Bytes.utf8(all.text() + heading + (options.has('a') ? ".\n..\n" : "") + names),
                all.stderr());
      }
    }
    return all;
  }
}
