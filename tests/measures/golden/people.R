# Makes people.expected.json from people.csv: Rscript people.R, in this directory (R survey 4.1, jsonlite).
suppressPackageStartupMessages({library(survey); library(jsonlite)})
options(survey.lonely.psu = "adjust")
d <- read.csv("people.csv", colClasses = "character")
d$weight <- as.numeric(d$weight)
d$one <- 1
d$base <- startsWith(d$origin, "occ14.")
d$professional <- as.numeric(d$origin == "occ14.professional")
d$working <- as.numeric(d$origin == "occ14.working")
d <- d[order(d$wave), ]
first <- d[!duplicated(d$person), ]
d$first_stratum <- first$stratum[match(d$person, first$person)]

designs <- list(
  clustered = svydesign(ids = ~interaction(wave, stratum, unit, drop = TRUE), strata = ~interaction(wave, stratum, drop = TRUE),
                        weights = ~weight, data = d),
  stratified = svydesign(ids = ~1, strata = ~interaction(wave, stratum, drop = TRUE), weights = ~weight, data = d),
  unstratified = svydesign(ids = ~interaction(wave, stratum, unit, drop = TRUE), strata = ~wave, weights = ~weight, data = d),
  weighted = svydesign(ids = ~1, strata = ~wave, weights = ~weight, data = d),
  plain = svydesign(ids = ~1, strata = ~wave, weights = ~one, data = d),
  one_sample = svydesign(ids = ~interaction(stratum, unit, drop = TRUE), strata = ~stratum, weights = ~weight, data = d))

shares <- list()
for (name in names(designs)) for (wave in c("2024", "2026")) for (grade in c("all", "junior", "senior"))
  for (category in c("professional", "working")) {
    x <- designs[[name]][d$base & d$wave == wave & (grade == "all" | d$grade == grade), ]
    f <- as.formula(paste0("~", category)); m <- svymean(f, x); ci <- attr(svyciprop(f, x, method = "beta"), "ci")
    shares[[length(shares) + 1]] <- list(design = name, wave = wave, grade = grade, category = category, n = nrow(x),
      share = coef(m)[[1]], error = SE(m)[[1]], df = degf(x), lower = ci[[1]], upper = ci[[2]])
  }

contrast <- function(x, by, weights) {
  both <- svyby(~professional, by, x, svymean, covmat = TRUE)
  c <- svycontrast(both, weights)
  ci <- confint(c, df = degf(x))
  list(n = nrow(x), value = coef(c)[[1]], error = SE(c)[[1]], df = degf(x), lower = ci[[1]], upper = ci[[2]])
}
differences <- list(); changes <- list()
for (name in names(designs)) {
  x <- designs[[name]][d$base & d$wave == "2026", ]
  differences[[name]] <- contrast(x, ~grade, c(junior = -1, senior = 1))
  changes[[name]] <- contrast(designs[[name]][d$base, ], ~wave, c("2024" = -1, "2026" = 1))
}
paired <- list(
  weighted = svydesign(ids = ~person, weights = ~weight, data = d),
  plain = svydesign(ids = ~person, weights = ~one, data = d),
  stratified = svydesign(ids = ~person, strata = ~first_stratum, weights = ~weight, data = d))
paired_changes <- lapply(paired, function(x) contrast(x[d$base, ], ~wave, c("2024" = -1, "2026" = 1)))

result <- list(source = paste0("R ", getRversion(), ", survey ", packageVersion("survey"), "; script people.R beside this file"),
  shares = shares, differences = differences, changes = changes, paired = paired_changes)
write(toJSON(result, auto_unbox = TRUE, digits = NA, pretty = 1), "people.expected.json")
