# R survey 4.1: fifty people drawn at random from eighty; 13 say yes, 27 no, 10 do not answer.
library(survey)
d <- data.frame(y = c(rep(1, 13), rep(0, 27), rep(NA, 10)), N = 80)
known <- subset(svydesign(ids = ~1, fpc = ~N, data = d), !is.na(y))
print(svymean(~y, known), digits = 15)
print(SE(svymean(~y, known)), digits = 15)
print(degf(known))
print(confint(svyciprop(~y, known, method = "beta")), digits = 15)
