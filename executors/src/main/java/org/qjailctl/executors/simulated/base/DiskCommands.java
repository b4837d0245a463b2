package org.qjailctl.executors.simulated.base;

import java.util.Comparator;
import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.PackedTree;

/** Programs that look at disks and compare files: df(1), diff(1), the listing of archives. */
public final class DiskCommands {

  /** The one disk, as recording 01 shows it: nothing here fills it. */
  private static final String DISK =
      """
      Filesystem      1024-blocks   Used   Avail Capacity  Mounted on
      /dev/gpt/rootfs    10143484 203944 9128064     2%    /
      """;

  private static final int HEAD = 8;

  private DiskCommands() {}

  /** {@code df -k PATH}. */
  public static Result df(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "k");
    if (options.unknown().isPresent() || !options.has('k') || options.rest().size() != 1) {
      return Result.failed(1, "df: the simulated host answers -k PATH only");
    }
    String path = options.rest().getFirst();
    return invocation.files().exists(path)
        ? Result.printed(DISK)
        : Result.failed(1, "df: " + path + ": No such file or directory");
  }

  /**
   * diff(1) of two files. 13.2's refuses {@code -u} and {@code -q} together, which qjail 5.0 as
   * published runs into.
   */
  public static Result diff(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "rquX:");
    if (options.has('u') && options.has('q')) {
      return Result.failed(2, "usage: diff [-aBbdipTtw] [-c | -e | -f | -n | -q | -u | -y]");
    }
    if (options.rest().size() != 2) {
      return Result.failed(2, "diff: the simulated host compares two files only");
    }
    String one = options.rest().getFirst();
    String other = options.rest().getLast();
    if (invocation.files().read(one).equals(invocation.files().read(other))) {
      return Result.SILENT;
    }
    return Result.of(1, "Files " + one + " and " + other + " differ\n", "");
  }

  /** What the probe's script about archives prints: see ArchiveHeadsScript. */
  public static Result archiveHeads(Invocation invocation) throws FileRefused {
    FileView files = invocation.files();
    String folder = invocation.arguments().getFirst();
    StringBuilder text = new StringBuilder();
    List<String> names = files.isFolder(folder) ? files.list(folder) : List.of();
    for (String name : names) {
      if (name.matches("[A-Za-z0-9@._][A-Za-z0-9@._-]*\\.tar")
          && files.lstat(folder + "/" + name).orElseThrow() instanceof Node.Regular regular) {
        text.append("archive ").append(name).append('\n');
        if (regular.content() instanceof Content.Packed packed) {
          head(packed).forEach(entry -> text.append("entry ").append(entry).append('\n'));
        }
      }
    }
    return Result.printed(text + "end\n");
  }

  /** The control files come first, as qjail hands them to tar(1); then the jail's tree. */
  private static List<String> head(Content.Packed packed) {
    return PackedTree.paths(packed).stream()
        .filter(path -> path.matches("/usr/(local/etc/[^/]+/.*|jails[^/]*/.*)"))
        .sorted(Comparator.comparing(path -> !path.startsWith("/usr/local/")))
        .limit(HEAD)
        .toList();
  }
}
