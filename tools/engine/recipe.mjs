/**
 * @typedef {object} GoModule A committed Go module whose `tool` lines name the programs that it builds.
 * @property {string} folder absolute path of the module
 * @property {string} builds what it builds, for people
 * @property {readonly string[]} flags flags of `go install`
 * @property {readonly string[]} [packages] those of its `tool` lines that are built; default: all
 * @property {{ module: string, files: readonly string[] }} [copies] scripts that the module's dependency ships beside
 *   its programs
 * @property {{ file: string, generator: string }} [generated] a committed file that one of the module's own programs
 *   writes, and the package of that program
 */

/**
 * @typedef {object} Recipe What a build of ours consists of.
 * @property {string} title what it is, for people
 * @property {string} cache name of the folder in our cache that holds its builds
 * @property {string} version the version of its main program
 * @property {string} main its main program
 * @property {string} [versionArgument] what makes the main program print its version; default: it does not tell one
 * @property {readonly GoModule[]} modules built one after the other into one folder
 * @property {readonly string[]} programs every file that a finished build has
 */

export {};
