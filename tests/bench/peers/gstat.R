# SPDX-License-Identifier: GPL-2.0-or-later
# R's gstat. Usage: Rscript gstat.R FOLDER
suppressPackageStartupMessages({library(sp); library(gstat)})
folder <- commandArgs(trailingOnly = TRUE)[1]
text <- paste(readLines(file.path(folder, "given.json"), warn = FALSE), collapse = "")
given <- function(name) as.numeric(sub(paste0('.*"', name, '": *([-0-9.e+]+).*'), "\\1", text))
columns <- function(name, n) {
  t(matrix(readBin(file.path(folder, name), "double", 3 * n), nrow = 3))
}
samples <- as.data.frame(columns("points.bin", given("samples")))
names(samples) <- c("x", "y", "z")
samples$v <- readBin(file.path(folder, "values.bin"), "double", given("samples"))
targets <- as.data.frame(columns("targets.bin", given("targets")))
names(targets) <- c("x", "y", "z")
model <- vgm(given("sill"), "Sph", given("reach"), given("nugget"))
began <- proc.time()
coordinates(samples) <- ~x + y + z
coordinates(targets) <- ~x + y + z
found <- krige(v ~ 1, samples, targets, model, nmax = given("neighbours"), debug.level = 0)
passed <- proc.time() - began
writeBin(as.double(found$var1.pred), file.path(folder, "estimate.bin"))
writeBin(as.double(found$var1.var), file.path(folder, "variance.bin"))
high <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
peak <- as.numeric(gsub("[^0-9]", "", high)) / 1024
writeLines(sprintf(
  '{"seconds": %.6f, "processor_seconds": %.6f, "peak_mb": %.1f}',
  passed[["elapsed"]], passed[["user.self"]] + passed[["sys.self"]], peak
), file.path(folder, "result.json"))
