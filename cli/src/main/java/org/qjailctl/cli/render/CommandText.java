package org.qjailctl.cli.render;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;

/** An operation as an administrator would type it into sh(1). */
public final class CommandText {

  /** Characters that sh(1) takes as they are, in any place of a word. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private CommandText() {}

  public static String of(Operation operation) {
    return switch (operation) {
      case Operation.Run run -> guard(run.unless()) + words(run.argv()) + input(run.stdin());
      case Operation.ReadFile read -> "read " + word(read.path().value());
      case Operation.ListTree list -> "list " + word(list.root().value());
      case Operation.WriteFile write ->
          "write "
              + word(write.path().value())
              + within(write.within())
              + " ("
              + write.mode()
              + ", "
              + bytes(write.content().size())
              + ")";
    };
  }

  /**
   * The lines of a text file that {@code operation} writes and everyone on the host may read; none
   * for all else, for binary files, and for files that are kept from others: a plan may stand in a
   * CI log.
   */
  static List<String> written(Operation operation) {
    return switch (operation) {
      case Operation.WriteFile write -> {
        String text = write.content().utf8();
        boolean readable = Bytes.utf8(text).equals(write.content()) && text.indexOf('\0') < 0;
        boolean open = (write.mode().bits() & 0004) != 0;
        yield readable && open ? text.lines().toList() : List.of();
      }
      case Operation.Run run -> List.of();
      case Operation.ReadFile read -> List.of();
      case Operation.ListTree list -> List.of();
    };
  }

  private static String within(Confinement confinement) {
    return switch (confinement) {
      case Confinement.WholeHost host -> "";
      case Confinement.InJail jail -> " in jail " + jail.jail();
    };
  }

  private static String guard(Optional<List<String>> unless) {
    return unless.map(guard -> words(guard) + " || ").orElse("");
  }

  private static String input(Input input) {
    return switch (input) {
      case Input.None none -> "";
      case Input.Text(var content) -> " < (" + bytes(content.size()) + ")";
      case Input.Secret(var name) -> " < (secret " + name + ")";
      case Input.ScramVerifier(var before, var name, var after) ->
          " < (" + before + "(SCRAM verifier of secret " + name + ")" + after + ")";
    };
  }

  private static String bytes(int count) {
    return count + (count == 1 ? " byte" : " bytes");
  }

  private static String words(List<String> words) {
    return words.stream().map(CommandText::word).collect(Collectors.joining(" "));
  }

  /** Quoted only where sh(1) needs it, so that ordinary commands read as they are typed. */
  private static String word(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
