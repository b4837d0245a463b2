package org.qjailctl.cli.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.Practice;
import org.qjailctl.cli.acceptance.Launcher;
import org.qjailctl.cli.ansible.Controller.Said;

/** What examples/ansible does with the real ansible-core. */
class AnsibleCollectionIT {

  private static final String CHANGED = "ok=2    changed=1    unreachable=0    failed=0";
  private static final String UNCHANGED = "ok=1    changed=0    unreachable=0    failed=0";

  @TempDir private Path folder = Path.of("");

  private Controller controller = new Controller(folder, folder);
  private Optional<Practice> served = Optional.empty();

  @BeforeEach
  void aServedHost() throws Exception {
    controller = Controller.in(folder);
    served = Optional.of(Practice.on(folder.resolve("web1.json")));
    reached("");
  }

  @AfterEach
  void isServedNoMore() {
    served.ifPresent(Practice::close);
  }

  /** Tells Ansible how the served host is reached. */
  private void reached(String more) throws IOException {
    Practice practice = served.orElseThrow();
    controller.variables("web1", practice.address(), practice.sshOptions(), more);
  }

  @Test
  void checkModeLooksApplyChangesAndASecondRunChangesNothing() throws Exception {
    Said checked = controller.playbook("site.yml", "--check", "--diff");

    assertThat(checked.out()).contains(CHANGED, "+jail web lo1 192.168.1.1, running, boot auto");
    assertThat(checked.exit()).isZero();

    Said again = controller.playbook("site.yml", "--check");
    assertThat(again.out()).as("check mode changed nothing").contains(CHANGED);

    Said applied = controller.playbook("site.yml");
    assertThat(applied.out()).contains(CHANGED, "interface lo1, qjail, jail web, pf");
    assertThat(applied.exit()).isZero();

    assertThat(controller.playbook("site.yml").out()).contains(UNCHANGED);
    assertThat(controller.playbook("site.yml", "--check", "--diff").out()).contains(UNCHANGED);
  }

  @Test
  void aHostThatLivesFollowsItsManifestThroughEdits() throws Exception {
    assertThat(controller.playbook("site.yml").out()).contains(CHANGED);

    controller.edit("web1", "inet 192.168.1.0-9", "inet 192.168.1.0-12");
    assertThat(controller.playbook("site.yml").out()).contains(CHANGED, "interface lo1");
    assertThat(controller.playbook("site.yml").out()).contains(UNCHANGED);

    controller.edit("web1", "ip4: [192.168.1.1]", "ip4: [192.168.1.2]\n    boot: manual");
    assertThat(controller.playbook("site.yml").out()).contains(CHANGED, "jail web");
    assertThat(controller.playbook("site.yml").out()).contains(UNCHANGED);

    controller.edit("web1", "ip4: [192.168.1.2]\n    boot: manual", "state: absent");
    assertThat(controller.playbook("site.yml").out()).contains(CHANGED, "jail web");
    assertThat(controller.playbook("site.yml").out()).contains(UNCHANGED);
  }

  @Test
  void aManifestWithATypoFailsWithItsPlaceAndLeavesTheHostAlone() throws Exception {
    controller.edit("web1", "interface: lo1", "interfaces: lo1");

    Said said = controller.playbook("site.yml");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out())
        .contains("the manifest is not valid", "QJ0201", "Did you mean interface?", "\"rc\": 65")
        .doesNotContain("Traceback");
  }

  @Test
  void aHostThatIsDownDoesNotStopTheOthers() throws Exception {
    Files.writeString(
        controller.manifest("web0"),
        Files.readString(controller.manifest("web1")).replace("web1", "web0"));
    controller.variables("web0", "ssh://root@127.0.0.1:1", List.of(), "");

    Said said = controller.playbook("site.yml");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out()).contains("the host cannot be reached", "\"rc\": 69", CHANGED);
  }

  @Test
  void aSecretReachesQjailctlAndNoOutput() throws Exception {
    String canary = "canary-7f3a";
    controller.edit(
        "web1",
        "    ip4: [192.168.1.1]\n",
        """
            ip4: [192.168.1.1]
            parameters: { allow.sysvipc: true }
            provision:
              postgresql: { version: 15, password: { secret: superuser } }

        secrets:
          superuser: { env: PG_PASSWORD }
        """);
    reached("qjailctl_secrets: { PG_PASSWORD: " + canary + " }\n");

    Said said = controller.playbook("site.yml", "-vvv", "--diff");

    assertThat(said.out()).contains("changed=1", "failed=0").doesNotContain(canary);
  }

  @Test
  void aHostPullsItsOwnManifest() throws Exception {
    for (String[] git :
        List.of(
            new String[] {"init", "-q"},
            new String[] {"add", "-A"},
            new String[] {
              "-c", "user.name=x", "-c", "user.email=x@example.net", "commit", "-qm", "Jails"
            })) {
      assertThat(controller.run("git", git).exit()).isZero();
    }
    Path own = folder.resolve("own.json");
    String[] pull = {
      "-U",
      "file://" + controller.repository(),
      "-d",
      folder.resolve("pulled").toString(),
      "-i",
      "localhost,",
      "-e",
      "qjailctl_name=web1 qjailctl_address=simulated:"
          + own
          + " qjailctl_executable="
          + Launcher.ofTheBuild(),
      "pull.yml"
    };

    assertThat(controller.run("ansible-pull", pull).out()).contains("changed=1", "failed=0");
    assertThat(controller.run("ansible-pull", pull).out()).contains("changed=0", "failed=0");
  }

  @Test
  void theInventoryAndTheDocumentationAreReadByAnsible() throws Exception {
    assertThat(controller.run("ansible-inventory", "--list").out())
        .contains("\"qjailctl_manifest\"", "hosts/web1.yaml", "\"qjailctl_address\"");
    for (String module : List.of("host", "facts")) {
      Said said = controller.run("ansible-doc", "-t", "module", "qjailctl.freebsd." + module);
      assertThat(said.out()).contains("manifest", "EXAMPLES:").doesNotContain("ERROR");
      assertThat(said.exit()).isZero();
    }
    Said facts =
        controller.run(
            "ansible",
            "web1",
            "-m",
            "qjailctl.freebsd.facts",
            "-a",
            "manifest={{ qjailctl_manifest }} host={{ qjailctl_address }}"
                + " executable={{ qjailctl_executable }} ssh_options={{ qjailctl_ssh_options }}",
            "-c",
            "local");
    assertThat(facts.out()).contains("\"drift\": true", "13.2-RELEASE");
  }
}
