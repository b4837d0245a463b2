package org.qjailctl.schema.yaml;

import java.util.Optional;
import org.qjailctl.schema.problem.Problems;

/** Reads a manifest's bytes to a tree. */
public final class YamlReader {

  private YamlReader() {}

  /**
   * What was read.
   *
   * @param root the tree; empty when the text is no YAML, or more than a tree
   */
  public record Result(SourceText source, Optional<YamlNode> root) {}

  /** Reads {@code content}; whatever is wrong with it is in {@code problems}. Never throws. */
  public static Result read(String file, byte[] content, Problems problems) {
    return read(file, content, problems, new Allowance(problems));
  }

  /** The same for one of several files that share {@code allowance}. */
  public static Result read(String file, byte[] content, Problems problems, Allowance allowance) {
    int before = problems.count();
    SourceText source = Decoding.decode(file, content, problems);
    return new Result(
        source,
        problems.count() == before
            ? new YamlComposer(source, problems, allowance).document()
            : Optional.empty());
  }
}
