package org.qjailctl.executors.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.manifest.RcVariable;

/** Reads what {@link RcConfScript} prints. */
final class FramedVariables {

  private static final String END = "end\n";

  private final byte[] printed;
  private int at;

  private FramedVariables(byte[] printed) {
    this.printed = printed;
  }

  /** The variables; empty when the text is not whole, or not such a text. */
  static Optional<SortedMap<RcVariable, String>> parse(Bytes printed) {
    return new FramedVariables(printed.toArray()).all();
  }

  private Optional<SortedMap<RcVariable, String>> all() {
    SortedMap<RcVariable, String> variables = new TreeMap<>();
    while (true) {
      Optional<String> head = until('\n');
      if (head.isEmpty()) {
        return Optional.empty();
      }
      if (END.equals(head.get() + "\n")) {
        return at == printed.length ? Optional.of(variables) : Optional.empty();
      }
      String[] words = head.get().split(" ", -1);
      if (words.length != 2 || !words[1].matches("[0-9]{1,9}")) {
        return Optional.empty();
      }
      Optional<RcVariable> name = RcVariable.parse(words[0]).toOptional();
      Optional<String> value = next(Integer.parseInt(words[1]));
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      variables.put(name.get(), value.get());
    }
  }

  private Optional<String> until(char end) {
    int start = at;
    for (int i = at; i < printed.length; i++) {
      if (printed[i] == end) {
        at = i + 1;
        return Optional.of(text(start, i));
      }
    }
    return Optional.empty();
  }

  /** The next {@code length} bytes and the line feed behind them. */
  private Optional<String> next(int length) {
    if (length >= printed.length - at || printed[at + length] != '\n') {
      return Optional.empty();
    }
    String value = text(at, at + length);
    at += length + 1;
    return Optional.of(value);
  }

  private String text(int from, int to) {
    return new String(Arrays.copyOfRange(printed, from, to), StandardCharsets.UTF_8);
  }
}
