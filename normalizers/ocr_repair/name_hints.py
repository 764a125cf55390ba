"""Signs of names: endings of place names, given names common in Germany, forms of address. A name is no misspelt word."""

from __future__ import annotations

import re

from normalizers.lexicon.word_list import word_set

# Endings of German place names (Bach: Deutsche Namenkunde II), by which a word of no list may be one.
PLACE_NAME_ENDING = re.compile(
    r"(?:ingen|heim|hausen|hofen|weiler|weier|dorf|burg|berg|bach|feld|kirchen|stetten|ried|reuth?|itz)$"
)

TITLES = word_set(
    "frau herr herrn dr prof stadtrat stadträtin stadtrats stadtverordneter stadtverordnete familie eheleute"
)
GIVEN_NAMES = word_set(
    "adelheid adam albert alexander alexandra alfred almuth alois andrea andreas angela angelika anja anke anna anne"
    " annette annika antje anton armin arndt arne arno arthur astrid axel barbara bastian beate ben benedikt benjamin"
    " bernadette bernd bernhard bettina bianca birgit björn bodo brigitte britta bruno burkhard carina carl carla carmen"
    " carola carolin carsten caspar cem charlotte christa christel christian christiane christina christine christof"
    " christoph christopher clara claudia clemens conrad constanze cornelia dagmar daniel daniela david denis dennis detlef"
    " detlev diana dieter dietmar dietrich dirk dominik doris dorothea eberhard eckart eckhard edgar edith eduard elena"
    " elisabeth elke ellen elmar emil emma erich erik erika ernst erwin eva evelyn fabian fatma felix ferdinand florian"
    " frank franz franziska frauke fred friedhelm friedrich fritz gabi gabriel gabriele georg gerald gerd gerda gerhard"
    " gerlinde gernot gert gertrud gisela gregor gudrun guido günter günther hanna hannah hannelore hannes hans harald"
    " hartmut hassan heike heiko heiner heinrich heinz helena helga hella helmut hendrik henning henrik herbert hermann"
    " hilde hildegard holger horst hubert hugo ilona ilse ina ines inga inge ingeborg ingo ingrid irene iris irmgard isabel"
    " isabell isabella ivan jakob jan jana janine jasmin jens jeannette jessica joachim jochen johann johanna johannes jonas"
    " jörg josef joseph judith julia julian jürgen jutta kai karen karin karl karla karsten katharina kathrin katja katrin"
    " kerstin kevin kilian kirsten klara klaus konrad konstantin kristin kurt lars laura lea leon leonard leonie lena linda"
    " lisa lothar lotte louis luca lucas ludger ludwig luisa lukas lutz magdalena maik maike manfred manuel manuela marc"
    " marcel marco marcus margarete margit margot margret maria marianne marie marina mario marion marita markus marlene"
    " marlies martha martin martina mathias matthias maximilian mehmet meike melanie michael michaela miriam mirko monika"
    " moritz mustafa nadine nadja natalie natascha nicola nicole niels niklas nikolaus nils nina nora norbert olaf oliver"
    " ortrud oscar oskar otto patricia patrick paul paula peggy peter petra philipp pia rafael rainer ralf ralph ramona"
    " raphael regina regine reiner reinhard reinhold renate rené richard rita robert robin roland rolf roman romy ronald"
    " rosemarie rosa rudi rudolf rüdiger ruth sabine sabrina sandra sara sarah sascha sebastian siegfried sigrid silke"
    " silvia simon simone sofia sonja sophia sophie stefan stefanie steffen stephan susann susanne sven svenja sybille"
    " sylvia tamara tanja tatjana theo theodor theresa thilo thomas thorsten till tilman tim timo tina tobias tom torben"
    " torsten udo ulf uli ulrich ulrike ursula ute uwe valentin vanessa vera verena veronika viktor viktoria vincent volker"
    " volkmar walter waltraud werner wiebke wilfried wilhelm willi willy winfried wolf wolfgang wolfram yvonne"
)
