"""The numbers of the made-up firm of the example: its staff, its people's origins, who answers, what is paid.

Margins lie near those published for solicitors in England and Wales: about 57% of professional origin and 21% from
fee-paying schools (SRA, 2023), about half with a parent who has a degree (SRA, 2019).
"""

WAVES = (2023, 2026)

PARTNER, SENIOR, ASSOCIATE, TRAINEE, SERVICES = (
    "Partner", "Senior associate", "Associate", "Trainee", "Business services",
)  # fmt: skip
STAFF = {
    2023: {PARTNER: 158, SENIOR: 200, ASSOCIATE: 330, TRAINEE: 85, SERVICES: 392},
    2026: {PARTNER: 180, SENIOR: 222, ASSOCIATE: 330, TRAINEE: 88, SERVICES: 380},
}
RESPONSE = {
    2023: {PARTNER: 0.53, SENIOR: 0.59, ASSOCIATE: 0.63, TRAINEE: 0.75, SERVICES: 0.64},
    2026: {PARTNER: 0.62, SENIOR: 0.67, ASSOCIATE: 0.71, TRAINEE: 0.82, SERVICES: 0.72},
}
# Of those who left the firm after a survey and before the record was drawn up: they answered, and are not on it.
LEFT_BEFORE_RECORD = {2023: 5, 2026: 7}
STAYS = {PARTNER: 0.88, SENIOR: 0.85, ASSOCIATE: 0.83, TRAINEE: 0.87, SERVICES: 0.85}
# Chance of being one grade up three years later, for people of professional origin and for all others.
PROMOTED = {TRAINEE: (ASSOCIATE, 1.0, 1.0), ASSOCIATE: (SENIOR, 0.32, 0.27), SENIOR: (PARTNER, 0.24, 0.17)}

# Shares of professional, intermediate and working-class origin among those who enter at a grade.
ORIGIN = {
    PARTNER: (0.66, 0.16, 0.18),
    SENIOR: (0.61, 0.17, 0.22),
    ASSOCIATE: (0.58, 0.18, 0.24),
    TRAINEE: (0.54, 0.19, 0.27),
    SERVICES: (0.47, 0.22, 0.31),
}
OCCUPATIONS = (
    {"Modern or traditional professional": 0.58, "Senior, middle or junior managers or administrators": 0.42},
    {"Clerical and intermediate": 0.55, "Small business owner (under 25 employees)": 0.45},
    {"Technical and craft": 0.38, "Routine, semi-routine manual and service": 0.55, "Long-term unemployed": 0.07},
)
INDEPENDENT = (0.30, 0.13, 0.07)
PARENT_DEGREE = (0.71, 0.26, 0.14)
FREE_MEALS = (0.05, 0.12, 0.27)
SCHOOLED_ABROAD = {PARTNER: 0.05, SENIOR: 0.08, ASSOCIATE: 0.10, TRAINEE: 0.12, SERVICES: 0.07}
NOT_SAID, UNKNOWN = "Prefer not to say", "Don't know"
OTHER = "Other (retired, does not apply, do not know)"
NO_MEALS_QUESTION = "Not applicable (finished school before 1980 or went to school overseas)"
# Of each question's answers: not said, not known.
NO_ANSWER = {"occupation": (0.036, 0.025), "school": (0.03, 0.004), "meals": (0.043, 0.04), "degree": (0.032, 0.015)}
LEFT_BLANK = 0.012
SAME_ANSWER = 0.97

TEAMS = {
    "Corporate": 0.25, "Banking and finance": 0.17, "Real estate": 0.175, "Litigation": 0.2, "Employment": 0.105,
    "Private client": 0.088, "Shipping": 0.012,
}  # fmt: skip
CENTRAL = "Central services"
FEMALE = {PARTNER: 0.37, SENIOR: 0.56, ASSOCIATE: 0.61, TRAINEE: 0.62, SERVICES: 0.68}
AGE = {PARTNER: (49, 8), SENIOR: (39, 5), ASSOCIATE: (31, 4), TRAINEE: (25, 2.5), SERVICES: (41, 11)}
# Typical hourly pay in 2026, and its spread on the scale of logs.
PAY = {PARTNER: (96, 0.2), SENIOR: (51, 0.11), ASSOCIATE: (38, 0.12), TRAINEE: (22, 0.04), SERVICES: (22, 0.16)}
PAY_OF_ORIGIN = (1.0, 0.97, 0.95)
PAY_BEFORE = {2023: 0.87, 2026: 1.0}

ANSWER_HEADINGS = (
    "Year", "Submitted", "Staff number", "Occupation of main household earner when aged 14",
    "Type of school attended between the ages of 11 and 16", "Eligible for free school meals at any point",
    "Parent or guardian with degree",
)  # fmt: skip
RECORD_HEADINGS = (
    "Year", "Employee ID", "Grade", "Department", "Sex", "Age", "Start date", "Hourly pay",
)  # fmt: skip
