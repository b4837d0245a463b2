package org.qjailctl.executors.simulated.rcconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellAssignmentsTest {

  @ParameterizedTest(name = "{0} makes x {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x=a|a",
        "x=\"a b\"|a b",
        "x='a $b'|a $b",
        "b=1; x=\"$b/${b}/${c:-2}\"|1/1/2",
        "x=\"a \\\" \\\\ \\d\"|~a \" \\ \\d~",
        "x=a\\ b # remark|a b",
        "x=1\\nx=2|2",
        "x=1\\nx=2 true|1",
        "x=\"`id` $(id)y\"|~ y~",
        "x=1\\nbad-name=3|1"
      })
  void anAssignmentMeansWhatItMeansToTheShell(String text, String value) {
    Map<String, String> variables = new HashMap<>();
    ShellAssignments.evaluate(text.replace("\\n", "\n"), variables);
    assertThat(variables).containsEntry("x", value);
  }
}
