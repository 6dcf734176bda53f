/**
 * Stands in for `node:child_process` in the bundle. Commander loads that for subcommands that are programs of their own,
 * of which there are none here, and loading it takes a tenth of the time that a small command has.
 */
module.exports = {};
