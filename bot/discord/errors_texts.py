"""What the bot says when something goes wrong or isn't allowed."""

from __future__ import annotations

UNEXPECTED = (
    "Er ging iets mis aan mijn kant. Probeer het straks nog eens. "
    "Blijft het misgaan? Laat het een moderator weten."
)
NOT_ALLOWED = "Dit mogen alleen beheerders van deze server (het recht ‘Server beheren’)."
NOT_MODERATOR = (
    "Dit mogen alleen moderators van deze server. Dat is wie de rol heeft die met /beheer rol is "
    "gekozen. Is er geen rol gekozen, dan is het wie het recht ‘Berichten beheren’ heeft."
)
ONLY_ON_SERVER = "Dit werkt alleen op een server, niet in een privébericht."
TOO_FAST = "Dat gaat even te snel. Wacht een paar tellen en probeer het opnieuw."
BUTTON_TOO_OLD = "Deze knop werkt niet meer. Stel je vraag opnieuw, of typ het commando nog eens."
QUESTION_TOO_LONG = (
    "Je vraag is te lang. Maak hem korter, het liefst in één zin: "
    "dan vind ik eerder het goede antwoord."
)
CANNOT_WRITE_HERE = (
    "Ik mag in dit kanaal geen berichten plaatsen. Een beheerder kan mij dat recht geven."
)
BOT_LACKS_RIGHT = "Ik mis hier het recht om dat te doen. Een beheerder kan mij dat geven."
STORAGE = "Ik kan nu even niets bewaren. Probeer het straks nog eens."
COMMAND_RENEWED = "Dit commando is net vernieuwd. Probeer het over een paar minuten opnieuw."
YOU_CANNOT_WRITE_HERE = "Jij mag in dit kanaal geen berichten plaatsen, dus ik doe het ook niet."
