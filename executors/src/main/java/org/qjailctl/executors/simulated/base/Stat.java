package org.qjailctl.executors.simulated.base;

import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.Node;

/**
 * {@code stat -f FORMAT FILE ...} with the fields that scripts ask for; an unknown owner shows as
 * {@code (770)}.
 */
public final class Stat implements Program {

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "f:FLnq");
    Accounts accounts = Accounts.of(invocation.files());
    Result all = Result.SILENT;
    for (String path : options.rest()) {
      Optional<Node> node =
          options.has('L') ? invocation.files().stat(path) : invocation.files().lstat(path);
      Result one =
          node.map(
                  n ->
                      Result.printed(
                          formatted(options.value('f').orElse("%N"), path, n, accounts) + "\n"))
              .orElseGet(
                  () -> Result.failed(1, "stat: " + path + ": stat: No such file or directory"));
      all = all.then(one);
    }
    return all;
  }

  private static String formatted(String format, String path, Node node, Accounts accounts) {
    long uid = node.attributes().uid();
    long gid = node.attributes().gid();
    return format
        .replace("%Sp", letters(node))
        .replace("%Su", accounts.user(uid).map(Accounts.User::name).orElse("(" + uid + ")"))
        .replace("%Sg", accounts.group(gid).map(Accounts.Group::name).orElse("(" + gid + ")"))
        .replace("%Mp", Integer.toOctalString(node.attributes().mode().bits() >> 9))
        .replace("%OLp", Integer.toOctalString(node.attributes().mode().bits() & 0777))
        .replace("%Lp", Integer.toOctalString(node.attributes().mode().bits() & 0777))
        .replace("%u", Long.toString(uid))
        .replace("%g", Long.toString(gid))
        .replace("%m", Long.toString(node.attributes().modified()))
        .replace(
            "%z",
            Long.toString(node instanceof Node.Regular regular ? regular.content().size() : 512))
        .replace("%HT", kind(node))
        .replace("%Y", node instanceof Node.Symlink symlink ? symlink.target() : "")
        .replace("%N", path);
  }

  private static String kind(Node node) {
    return switch (node) {
      case Node.Folder folder -> "Directory";
      case Node.Regular regular -> "Regular File";
      case Node.Symlink symlink -> "Symbolic Link";
    };
  }

  private static String letters(Node node) {
    StringBuilder text =
        new StringBuilder(
            switch (node) {
              case Node.Folder folder -> "d";
              case Node.Regular regular -> "-";
              case Node.Symlink symlink -> "l";
            });
    int bits = node.attributes().mode().bits();
    for (int i = 8; i >= 0; i--) {
      text.append((bits >> i & 1) == 1 ? "rwx".charAt(2 - i % 3) : '-');
    }
    if ((bits & 01000) != 0) {
      text.setCharAt(9, (bits & 1) == 1 ? 't' : 'T');
    }
    return text.toString();
  }
}
