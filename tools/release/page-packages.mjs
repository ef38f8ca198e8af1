/** Packages whose code the run page takes along: nobody installs them, and they come with the package all the same. */
export const PAGE_PACKAGES = ["preact", "uplot"];
