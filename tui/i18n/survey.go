package i18n

// Survey is the question of the census at the desk.
type Survey struct {
	Question string
	How      string // beside the question
	Short    string // at the foot
	Answer   string
	Leave    string
	Paused   string // on the status line: people arrive too fast to be asked
	Change   string // on the page: the answer, or that there is none
	Why      string // above the answers on the page
	Changed  string // the answer was noted
}

var frenchSurvey = Survey{
	Question: "«" + hard + "Comment vendez-vous" + thin + "?" + hard + "»",
	How:      "pour répondre, ou passez à la suite",
	Short:    "comment vendez-vous" + thin + "?",
	Answer:   "noter cette réponse",
	Leave:    "sans réponse",
	Paused:   "question en pause : beaucoup de monde",
	Change:   "comment vend cette personne : %s",
	Why:      "Comment vendez-vous" + thin + "? La dernière réponse compte.",
	Changed:  "RÉPONSE NOTÉE",
}

var englishSurvey = Survey{
	Question: "“How do you sell?”",
	How:      "to answer, or go on",
	Short:    "how do you sell?",
	Answer:   "note this answer",
	Leave:    "without an answer",
	Paused:   "question paused: many people",
	Change:   "how this person sells: %s",
	Why:      "How do you sell? The last answer counts.",
	Changed:  "ANSWER NOTED",
}
