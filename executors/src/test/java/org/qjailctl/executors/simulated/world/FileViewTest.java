package org.qjailctl.executors.simulated.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.HostPath;

class FileViewTest {

  private final World world = World.stock();
  private final FileView host = world.files(Place.HOST);
  private final FileView jail = world.files(HostPath.of("/usr/jails/web"));

  @Test
  void aJailFollowsItsSymlinksIntoWhatIsMountedBelowItsRoot() throws FileRefused {
    host.makeFolders("/usr/jails/sharedfs/bin");
    host.write("/usr/jails/sharedfs/bin/sh", "shell\n");
    host.makeFolders("/usr/jails/web/sharedfs");
    host.symlink("/usr/jails/web/bin", "/sharedfs/bin");
    assertThat(jail.text("/bin/sh")).isEmpty();
    world
        .mounts()
        .add(
            Mount.nullfs(
                HostPath.of("/usr/jails/sharedfs"), HostPath.of("/usr/jails/web/sharedfs"), "ro"));
    assertThat(jail.text("/bin/sh")).contains("shell\n");
    assertThatThrownBy(() -> jail.write("/bin/sh", "other\n"))
        .hasMessage("/bin/sh: Read-only file system");
  }

  @Test
  void aJailDoesNotGetOutOfItsRoot() throws FileRefused {
    host.makeFolders("/usr/jails/web/etc");
    host.symlink("/usr/jails/web/etc/rc.conf", "../../../../etc/rc.conf");
    assertThat(jail.text("/etc/rc.conf")).isEmpty();
    assertThat(jail.text("../../../etc/passwd")).isEmpty();
  }

  @Test
  void aCopiedTreeIsItsOwn() throws FileRefused {
    host.makeFolders("/usr/jails/template/etc");
    host.write("/usr/jails/template/etc/motd", "old\n");
    host.copyTree("/usr/jails/template", "/usr/jails/web");
    host.write("/usr/jails/web/etc/motd", "new\n");
    assertThat(host.text("/usr/jails/template/etc/motd")).contains("old\n");
  }

  @Test
  void aTreeCopiedToAFolderGoesIntoIt() throws FileRefused {
    host.makeFolders("/a/b");
    host.makeFolders("/c");
    host.copyTree("/a", "/c");
    assertThat(host.isFolder("/c/a/b")).isTrue();
  }

  @Test
  void symlinksInACircleAreRefused() throws FileRefused {
    host.symlink("/x", "/y");
    host.symlink("/y", "/x");
    assertThatThrownBy(() -> host.read("/x")).hasMessage("/x: Too many levels of symbolic links");
  }
}
