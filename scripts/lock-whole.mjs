/** A lock file that names the optional packages of every machine, also those that the registry in use does not keep. */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
const libraries = { gnu: 'glibc', musl: 'musl' };

/** `@biomejs/cli-linux-arm64-musl` says by its name for which machine it is. */
function machineOf(name) {
  const words = name.split(/[-/]/);
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name} does not say for which machine it is`);
  const libc = words.filter((word) => word in libraries).map((word) => libraries[word]);
  return os[0] === 'linux' && libc.length > 0 ? { os, cpu, libc } : { os, cpu };
}

/** Node looks beside the asking package, then up its folders. */
function isHeld(packages, asker, name) {
  const up = (folder) => folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  for (let folder = asker; folder !== ''; folder = up(folder)) {
    if (packages[`${folder}/node_modules/${name}`]) return true;
  }
  return Boolean(packages[`node_modules/${name}`]);
}

/**
 * npm leaves out an optional package that it could not fetch, and `npm ci` then refuses the whole lock, on every
 * machine. The entries added here carry no integrity, since nobody saw the package; a machine that they are not for
 * never fetches it. Throws where a package is meant for this kind of machine or its version is not exact.
 */
export function completed(lock) {
  const added = {};
  for (const [asker, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isHeld(lock.packages, asker, name)) continue;
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Error(`${name} ${version} is missing and not exact`);
      const dev = entry.dev ? { dev: true } : {};
      added[`node_modules/${name}`] = { version, ...machineOf(name), ...dev, optional: true };
    }
  }
  const packages = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(packages) };
}
